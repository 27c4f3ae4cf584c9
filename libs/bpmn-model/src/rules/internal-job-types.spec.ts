import { describeRule } from '../testing/describe-rule.js';
import { extensions, through } from '../testing/diagram-xml.js';
import { internalJobTypes } from './internal-job-types.js';

const job = (type: string) =>
  through('t', `<serviceTask id="t">${extensions(`<zeebe:taskDefinition type="${type}"/>`)}</serviceTask>`);

describeRule(internalJobTypes, {
  valid: {
    'the engine’s own': job('relevo:publish-article'),
    'a worker’s': job('send-letter'),
    'a computed one': job('=type'),
  },
  invalid: { 'a misspelt one': [job('relevo:publish-articel'), 'unknown-job-type', 't'] },
});
