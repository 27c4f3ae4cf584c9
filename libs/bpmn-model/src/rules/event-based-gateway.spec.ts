import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process } from '../testing/diagram-xml.js';
import { eventBasedGateway } from './event-based-gateway.js';

const message = '<message id="m" name="m"/>';
const timer = (id: string) =>
  `<intermediateCatchEvent id="${id}"><timerEventDefinition id="${id}d"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
const gateway = (targets: string, flows: string) =>
  process(
    `<startEvent id="s"/><eventBasedGateway id="g"/>${targets}<endEvent id="e"/>${path('s', 'g')}${flows}`,
    message,
  );

describeRule(eventBasedGateway, {
  valid: {
    'a timer and a receive task': gateway(
      `${timer('a')}<receiveTask id="b" messageRef="m"/>`,
      path('g', 'a', 'e') + path('g', 'b', 'e'),
    ),
  },
  invalid: {
    'a single event': [gateway(timer('a'), path('g', 'a', 'e')), 'event-gateway-outgoing', 'g'],
    'a task': [
      gateway(`${timer('a')}<task id="b"/>`, path('g', 'a', 'e') + path('g', 'b', 'e')),
      'event-gateway-target',
      'b',
    ],
    'an event that is reached by others too': [
      gateway(`${timer('a')}${timer('b')}`, path('g', 'a', 'b', 'e') + path('g', 'b')),
      'event-gateway-target',
      'b',
    ],
    'messages by an event and by a task': [
      gateway(
        '<intermediateCatchEvent id="a"><messageEventDefinition id="x" messageRef="m"/></intermediateCatchEvent><receiveTask id="b" messageRef="m"/>',
        path('g', 'a', 'e') + path('g', 'b', 'e'),
      ),
      'event-gateway-mixed',
      'g',
    ],
    'a receive task with an event on its boundary': [
      gateway(
        `${timer('a')}<receiveTask id="b" messageRef="m"/><boundaryEvent id="c" attachedToRef="b"><errorEventDefinition id="x"/></boundaryEvent>`,
        path('g', 'a', 'e') + path('g', 'b', 'e') + flow('c', 'e'),
      ),
      'event-gateway-target',
      'b',
    ],
    'a condition': [
      gateway(`${timer('a')}${timer('b')}`, path('g', 'a', 'e') + flow('g', 'b', '=x') + path('b', 'e')),
      'event-gateway-condition',
      'g_b',
    ],
  },
});
