import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process } from '../testing/diagram-xml.js';
import { exclusiveGateway } from './exclusive-gateway.js';

const start = '<startEvent id="s"/>';
const ends = '<endEvent id="a"/><endEvent id="b"/>';

describeRule(exclusiveGateway, {
  valid: {
    'conditions on all flows': process(
      `${start}<exclusiveGateway id="g"/>${ends}${path('s', 'g')}${flow('g', 'a', '=x')}${flow('g', 'b', '=not(x)')}`,
    ),
    'a default flow': process(
      `${start}<exclusiveGateway id="g" default="g_b"/>${ends}${path('s', 'g')}${flow('g', 'a', '=x')}${flow('g', 'b')}`,
    ),
    'a merge with one way out': process(`${start}<exclusiveGateway id="g"/><endEvent id="a"/>${path('s', 'g', 'a')}`),
  },
  invalid: {
    'a flow that never says when': [
      process(`${start}<exclusiveGateway id="g"/>${ends}${path('s', 'g')}${flow('g', 'a', '=x')}${flow('g', 'b')}`),
      'condition-missing',
      'g_b',
    ],
  },
});
