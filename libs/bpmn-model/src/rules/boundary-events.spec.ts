import { describeRule } from '../testing/describe-rule.js';
import { flow, through } from '../testing/diagram-xml.js';
import { boundaryEvents } from './boundary-events.js';

const boundary = (attributes: string, trigger = '<errorEventDefinition id="x"/>') =>
  `<boundaryEvent id="b" ${attributes}>${trigger}</boundaryEvent>${flow('b', 'e')}`;

describeRule(boundaryEvents, {
  valid: { 'an error event on a task': through('t', `<task id="t"/>${boundary('attachedToRef="t"')}`) },
  invalid: {
    'an event that floats': [through('t', `<task id="t"/>${boundary('')}`), 'boundary-event-detached', 'b'],
    'an event on a gateway': [
      through('t', `<exclusiveGateway id="t"/>${boundary('attachedToRef="t"')}`),
      'boundary-event-detached',
      'b',
    ],
    'an event on an event subprocess': [
      through('u', `<task id="u"/><subProcess id="t" triggeredByEvent="true"/>${boundary('attachedToRef="t"')}`),
      'boundary-event-host',
      'b',
    ],
    'an event on what undoes': [
      through('u', `<task id="u"/><task id="t" isForCompensation="true"/>${boundary('attachedToRef="t"')}`),
      'boundary-event-host',
      'b',
    ],
    'a flow into it': [
      through('t', `<task id="t"/>${boundary('attachedToRef="t"')}${flow('t', 'b')}`),
      'boundary-event-incoming',
      'b',
    ],
    'an error that does not interrupt': [
      through('t', `<task id="t"/>${boundary('attachedToRef="t" cancelActivity="false"')}`),
      'boundary-event-interrupting',
      'b',
    ],
  },
});
