import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { tokenQuantities } from './token-quantities.js';

const task = (attributes: string) => through('t', `<task id="t" ${attributes}/>`);

describeRule(tokenQuantities, {
  valid: { 'one each': task(''), several: task('startQuantity="2" completionQuantity="3"') },
  invalid: {
    'a start with nothing': [task('startQuantity="0"'), 'token-quantity', 't'],
    'an end with nothing': [task('completionQuantity="-1"'), 'token-quantity', 't'],
    'a quantity in words': [task('startQuantity="two"'), 'token-quantity', 't'],
  },
});
