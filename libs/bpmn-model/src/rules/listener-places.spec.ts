import { describeRule } from '../testing/describe-rule.js';
import { extensions, flow, path, process, through } from '../testing/diagram-xml.js';
import { listenerPlaces } from './listener-places.js';

const listener = (event: string) =>
  extensions(
    `<zeebe:executionListeners><zeebe:executionListener eventType="${event}" type="log"/></zeebe:executionListeners>`,
  );
const boundary = (event: string, trigger = '<errorEventDefinition id="x"/>') =>
  through(
    't',
    `<task id="t"/><boundaryEvent id="b" attachedToRef="t">${listener(event)}${trigger}</boundaryEvent>${flow('b', 'e')}`,
  );
const timer = (id: string, inside: string) =>
  `<intermediateCatchEvent id="${id}">${inside}<timerEventDefinition id="${id}d"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
const gateway = (atGateway: string, atEvent: string) =>
  process(
    `<startEvent id="s"/><eventBasedGateway id="g">${atGateway}</eventBasedGateway>${timer('a', atEvent)}${timer('b', '')}<endEvent id="e"/>` +
      path('s', 'g', 'a', 'e') +
      path('g', 'b', 'e'),
  );
const end = (event: string) =>
  process(
    `<startEvent id="s"/><endEvent id="e">${listener(event)}<errorEventDefinition id="x" errorRef="r"/></endEvent>${path('s', 'e')}`,
    '<error id="r" errorCode="r"/>',
  );

describeRule(listenerPlaces, {
  valid: {
    'a start listener of a task': through('t', `<task id="t">${listener('start')}</task>`),
    'a start listener of a boundary event': boundary('start'),
    'listeners around an event-based gateway': gateway(listener('start'), listener('end')),
    'a start listener of an error end event': end('start'),
  },
  invalid: {
    'a listener of a compensation event': [
      boundary('end', '<compensateEventDefinition id="x"/>'),
      'listener-place',
      'b',
    ],
    'a start listener after an event-based gateway': [gateway('', listener('start')), 'listener-place', 'a'],
    'a start listener of a receive task that starts the process': [
      process(
        `<receiveTask id="r" instantiate="true" messageRef="m">${listener('start')}</receiveTask><endEvent id="e"/>${path('r', 'e')}`,
        '<message id="m" name="m"/>',
      ),
      'listener-place',
      'r',
    ],
    'an end listener of an event-based gateway': [gateway(listener('end'), ''), 'listener-place', 'g'],
    'an end listener of an error end event': [end('end'), 'listener-place', 'e'],
  },
});
