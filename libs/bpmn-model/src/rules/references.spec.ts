import { describeRule } from '../testing/describe-rule.js';
import { definitions, process, through } from '../testing/diagram-xml.js';
import { references } from './references.js';

describeRule(references, {
  valid: {
    'references that lead somewhere': through(
      't',
      '<receiveTask id="t" messageRef="m"/>',
      '<message id="m" name="m"/>',
    ),
  },
  invalid: {
    'a flow to nowhere': [
      process('<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="gone"/>'),
      'dangling-reference',
      'f',
    ],
    'a message that is not there': [through('t', '<receiveTask id="t" messageRef="gone"/>'), 'dangling-reference', 't'],
    'an error that is not there': [
      process('<startEvent id="s"/><endEvent id="e"><errorEventDefinition id="x" errorRef="gone"/></endEvent>'),
      'dangling-reference',
      'e',
    ],
    'a lane with a node that is not there': [
      through('t', '<laneSet id="ls"><lane id="l"><flowNodeRef>gone</flowNodeRef></lane></laneSet><task id="t"/>'),
      'dangling-reference',
      'l',
    ],
    'a data object that is not there': [
      through('t', '<task id="t"/><dataObjectReference id="r" dataObjectRef="gone"/>'),
      'dangling-reference',
      'r',
    ],
    'the pool of a process that is not there': [
      definitions('<collaboration id="c"><participant id="pool" processRef="gone"/></collaboration>'),
      'dangling-reference',
      'pool',
    ],
  },
});
