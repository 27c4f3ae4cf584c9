import { describeRule } from '../testing/describe-rule.js';
import { extensions, flow, path, process, through } from '../testing/diagram-xml.js';
import { listenerPlaces } from './listener-places.js';

const listener = (event: string) =>
  extensions(
    `<zeebe:executionListeners><zeebe:executionListener eventType="${event}" type="log"/></zeebe:executionListeners>`,
  );
const boundary = (event: string) =>
  through(
    't',
    `<task id="t"/><boundaryEvent id="b" attachedToRef="t">${listener(event)}<errorEventDefinition id="x"/></boundaryEvent>${flow('b', 'e')}`,
  );
const timer = (id: string, inside = '') =>
  `<intermediateCatchEvent id="${id}">${inside}<timerEventDefinition id="${id}d"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;

describeRule(listenerPlaces, {
  valid: {
    'a start listener of a task': through('t', `<task id="t">${listener('start')}</task>`),
    'an end listener of a boundary event': boundary('end'),
  },
  invalid: {
    'a start listener of a boundary event': [boundary('start'), 'listener-place', 'b'],
    'a start listener after an event-based gateway': [
      process(
        `<startEvent id="s"/><eventBasedGateway id="g"/>${timer('a', listener('start'))}${timer('b')}<endEvent id="e"/>` +
          path('s', 'g', 'a', 'e') +
          path('g', 'b', 'e'),
      ),
      'listener-place',
      'a',
    ],
  },
});
