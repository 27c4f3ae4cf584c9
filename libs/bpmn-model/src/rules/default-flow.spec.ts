import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process } from '../testing/diagram-xml.js';
import { defaultFlow } from './default-flow.js';

const gateway = (chosen: string, condition?: string) =>
  process(
    `<startEvent id="s"/><exclusiveGateway id="g" default="${chosen}"/><endEvent id="a"/><endEvent id="b"/>` +
      path('s', 'g') +
      flow('g', 'a', '=x') +
      flow('g', 'b', condition),
  );

describeRule(defaultFlow, {
  valid: { 'a default flow of its own': gateway('g_b') },
  invalid: {
    'a default flow of another node': [gateway('s_g'), 'default-flow-foreign', 'g'],
    'a default flow with a condition': [gateway('g_b', '=y'), 'default-flow-condition', 'g_b'],
  },
});
