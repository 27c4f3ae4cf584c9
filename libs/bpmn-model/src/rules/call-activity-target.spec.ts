import { describeRule } from '../testing/describe-rule.js';
import { extensions, path, through } from '../testing/diagram-xml.js';
import { callActivityTarget } from './call-activity-target.js';

const call = (processId: string) =>
  `<callActivity id="t">${extensions(`<zeebe:calledElement processId="${processId}"/>`)}</callActivity>`;
const callee = (start: string, executable = true) =>
  `<process id="q" isExecutable="${executable}">${start}<endEvent id="qe"/>${path('qs', 'qe')}</process><message id="m" name="m"/>`;

describeRule(callActivityTarget, {
  valid: {
    'a process of the same file': through('t', call('q'), callee('<startEvent id="qs"/>')),
    'a process that is elsewhere': through('t', call('other')),
    'a global task': through('t', '<callActivity id="t" calledElement="g"/>', '<globalTask id="g"/>'),
    'a process that begins without a start event': through(
      't',
      call('q'),
      '<process id="q" isExecutable="true"><task id="qt"/></process>',
    ),
  },
  invalid: {
    'one that starts by a message only': [
      through(
        't',
        call('q'),
        callee('<startEvent id="qs"><messageEventDefinition id="x" messageRef="m"/></startEvent>'),
      ),
      'call-target',
      't',
    ],
    'one that is not executable': [through('t', call('q'), callee('<startEvent id="qs"/>', false)), 'call-target', 't'],
    'a message': [
      through('t', '<callActivity id="t" calledElement="g"/>', '<message id="g" name="g"/>'),
      'call-target',
      't',
    ],
  },
});
