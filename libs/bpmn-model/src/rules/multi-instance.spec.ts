import { describeRule } from '../testing/describe-rule.js';
import { extensions, through } from '../testing/diagram-xml.js';
import { multiInstance } from './multi-instance.js';

const task = (inside: string) =>
  through('t', `<task id="t"><multiInstanceLoopCharacteristics>${inside}</multiInstanceLoopCharacteristics></task>`);

describeRule(multiInstance, {
  valid: {
    'a number': task('<loopCardinality>3</loopCardinality>'),
    'a collection': task(extensions('<zeebe:loopCharacteristics inputCollection="=list"/>')),
  },
  invalid: { 'neither number nor collection': [task(''), 'multi-instance-collection', 't'] },
});
