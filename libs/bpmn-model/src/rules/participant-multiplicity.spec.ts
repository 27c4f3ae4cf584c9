import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { participantMultiplicity } from './participant-multiplicity.js';

const pool = (bounds: string) =>
  through(
    't',
    '<task id="t"/>',
    `<collaboration id="c"><participant id="pool" processRef="p"><participantMultiplicity ${bounds}/></participant></collaboration>`,
  );

describeRule(participantMultiplicity, {
  valid: { 'none or one': pool('minimum="0" maximum="1"'), 'the default': pool('') },
  invalid: {
    'less than none': [pool('minimum="-1" maximum="2"'), 'participant-multiplicity', 'pool'],
    'at least three, at most two': [pool('minimum="3" maximum="2"'), 'participant-multiplicity', 'pool'],
    'at most none': [pool('minimum="0" maximum="0"'), 'participant-multiplicity', 'pool'],
  },
});
