import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { instantiatingReceiveTask } from './instantiating-receive-task.js';

const message = '<message id="m" name="m"/>';

describeRule(instantiatingReceiveTask, {
  valid: { 'a receive task in the flow': through('t', '<receiveTask id="t" messageRef="m"/>', message) },
  invalid: {
    'one that would start the process': [
      through('t', '<receiveTask id="t" messageRef="m" instantiate="true"/>', message),
      'instantiate-incoming',
      't',
    ],
  },
});
