import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { ioSpecification } from './io-specification.js';

const task = (inside: string) => through('t', `<task id="t"><ioSpecification>${inside}</ioSpecification></task>`);

describeRule(ioSpecification, {
  valid: {
    'data in their sets': task('<dataInput id="a"/><inputSet><dataInputRefs>a</dataInputRefs></inputSet><outputSet/>'),
  },
  invalid: {
    'no input set': [task('<outputSet/>'), 'io-specification-set', 't'],
    'no output set': [task('<inputSet/>'), 'io-specification-set', 't'],
    'an input in no set': [task('<dataInput id="a"/><inputSet/><outputSet/>'), 'io-specification-set', 't'],
    'an output in no set': [task('<dataOutput id="a"/><inputSet/><outputSet/>'), 'io-specification-set', 't'],
  },
});
