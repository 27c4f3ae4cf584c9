import { describeRule } from '../testing/describe-rule.js';
import { definitions, through } from '../testing/diagram-xml.js';
import { executableProcess } from './executable-process.js';

describeRule(executableProcess, {
  valid: { 'one executable process': through('t', '<task id="t"/>') },
  invalid: {
    'an empty file': [definitions(''), 'no-executable-process', 'd'],
    'a process for readers only': [definitions('<process id="p"/>'), 'no-executable-process', 'd'],
  },
});
