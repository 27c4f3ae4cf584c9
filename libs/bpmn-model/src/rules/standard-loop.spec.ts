import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { standardLoop } from './standard-loop.js';

const loop = (attributes: string, inside = '') =>
  through(
    't',
    `<task id="t"><standardLoopCharacteristics ${attributes}>${inside}</standardLoopCharacteristics></task>`,
  );

describeRule(standardLoop, {
  valid: {
    'a condition': loop('testBefore="true"', '<loopCondition>=more</loopCondition>'),
    'a maximum': loop('loopMaximum="3"'),
  },
  invalid: {
    'no end': [loop(''), 'loop-endless', 't'],
    'no time at all': [loop('loopMaximum="0"'), 'loop-maximum', 't'],
    'a maximum in words': [loop('loopMaximum="three"'), 'loop-maximum', 't'],
  },
});
