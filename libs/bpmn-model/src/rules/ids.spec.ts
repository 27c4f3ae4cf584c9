import { describeRule } from '../testing/describe-rule.js';
import { process, through } from '../testing/diagram-xml.js';
import { ids } from './ids.js';

describeRule(ids, {
  valid: {
    'unique ids': through('t', '<task id="t"/>'),
    'elements that need none': through('t', '<task id="t"/><textAnnotation><text>Hi</text></textAnnotation>'),
  },
  invalid: {
    'two elements of one id': [through('t', '<task id="t"/><task id="t" name="Other"/>'), 'duplicate-id', 't'],
    'an id of a flow and a node': [
      process('<startEvent id="a"/><sequenceFlow id="a" sourceRef="a" targetRef="a"/>'),
      'duplicate-id',
      'a',
    ],
    'a task without id': [through('t', '<task id="t"/><task name="Lost"/>'), 'missing-id', null],
    'an id with a space': [through('t', '<task id="t"/><task id="my task"/>'), 'illegal-id', 'my task'],
  },
});
