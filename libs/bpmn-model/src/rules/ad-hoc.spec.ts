import { describeRule } from '../testing/describe-rule.js';
import { extensions, through } from '../testing/diagram-xml.js';
import { adHoc } from './ad-hoc.js';

const subProcess = (inside: string) => through('t', `<adHocSubProcess id="t">${inside}</adHocSubProcess>`);

describeRule(adHoc, {
  valid: { 'two tasks to choose from': subProcess('<task id="a"/><task id="b"/>') },
  invalid: {
    'nothing to choose from': [subProcess('<exclusiveGateway id="g"/>'), 'ad-hoc-empty', 't'],
    'a start event': [subProcess('<task id="a"/><startEvent id="x"/>'), 'ad-hoc-event', 'x'],
    'an end event': [subProcess('<task id="a"/><endEvent id="x"/>'), 'ad-hoc-event', 'x'],
    'a job that would drive it': [
      subProcess(`${extensions('<zeebe:taskDefinition type="agent"/>')}<task id="a"/>`),
      'ad-hoc-job',
      't',
    ],
  },
});
