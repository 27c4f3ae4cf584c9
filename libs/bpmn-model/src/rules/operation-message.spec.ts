import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { operationMessage } from './operation-message.js';

const ROOTS =
  '<message id="m" name="m"/><message id="n" name="n"/><interface id="i" name="i"><operation id="op" name="op"><inMessageRef>m</inMessageRef></operation></interface>';
const receive = (message: string) =>
  through('t', `<receiveTask id="t" messageRef="${message}" operationRef="op"/>`, ROOTS);
const thrown = (message: string) =>
  through(
    't',
    `<intermediateThrowEvent id="t"><messageEventDefinition id="x" messageRef="${message}"><operationRef>op</operationRef></messageEventDefinition></intermediateThrowEvent>`,
    ROOTS,
  );

describeRule(operationMessage, {
  valid: { 'the message of the operation': receive('m'), 'the same at an event': thrown('m') },
  invalid: {
    'another message': [receive('n'), 'operation-message', 't'],
    'another message at an event': [thrown('n'), 'operation-message', 't'],
  },
});
