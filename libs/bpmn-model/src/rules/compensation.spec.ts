import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { compensation } from './compensation.js';

const activity =
  '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition id="x"/></boundaryEvent>';
const handler = '<task id="undo" isForCompensation="true"/><association id="as" sourceRef="b" targetRef="undo"/>';

describeRule(compensation, {
  valid: { 'an event with its handler': through('t', activity + handler) },
  invalid: { 'an event without handler': [through('t', activity), 'compensation-handler-missing', 'b'] },
});
