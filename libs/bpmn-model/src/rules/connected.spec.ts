import { describeRule } from '../testing/describe-rule.js';
import { path, process, through } from '../testing/diagram-xml.js';
import { connected } from './connected.js';

describeRule(connected, {
  valid: {
    'a path from start to end': through('t', '<task id="t"/>'),
    'neither start nor end event': process(`<task id="a"/><task id="t"/>${path('a', 't')}`),
  },
  invalid: {
    'a task beside the flow': [through('t', '<task id="t"/><task id="lost"/>'), 'no-incoming-flow', 'lost'],
    'a task that leads nowhere': [
      process(
        `<startEvent id="s"/><parallelGateway id="g"/><task id="t"/><endEvent id="e"/>${path('s', 'g', 't')}${path('g', 'e')}`,
      ),
      'no-outgoing-flow',
      't',
    ],
    'a boundary event that leads nowhere': [
      through(
        't',
        '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition id="x"><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>',
      ),
      'no-outgoing-flow',
      'b',
    ],
  },
});
