import { describeRule } from '../testing/describe-rule.js';
import { extensions, flow, path, process, through } from '../testing/diagram-xml.js';
import { feelSyntax } from './feel-syntax.js';

const choice = (condition: string) =>
  process(
    `<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><endEvent id="a"/><endEvent id="b"/>` +
      path('s', 'g') +
      flow('g', 'a', condition) +
      flow('g', 'b'),
  );
const input = (source: string) =>
  through(
    't',
    `<userTask id="t">${extensions(`<zeebe:ioMapping><zeebe:input source="${source}" target="x"/></zeebe:ioMapping>`)}</userTask>`,
  );

describeRule(feelSyntax, {
  valid: {
    'a condition': choice('=decision = "approve" and amount &lt; 100'),
    'a mapping': input('=if a then b else c'),
    'a static value': input('not = feel ('),
  },
  invalid: {
    'an open bracket': [choice('=(a and b'), 'feel-syntax', 'g_a'],
    JavaScript: [choice('=a === b || c'), 'feel-syntax', 'g_a'],
    'nothing after the sign': [choice('='), 'feel-syntax', 'g_a'],
    'a broken mapping': [input('=1 +'), 'feel-syntax', 't'],
  },
});
