import { describeRule } from '../testing/describe-rule.js';
import { path, process, through } from '../testing/diagram-xml.js';
import { eventTriggers } from './event-triggers.js';

const timer = '<timerEventDefinition id="x"><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const end = (trigger: string) => process(`<startEvent id="s"/><endEvent id="e">${trigger}</endEvent>${path('s', 'e')}`);

describeRule(eventTriggers, {
  valid: {
    'a timer in between': through('c', `<intermediateCatchEvent id="c">${timer}</intermediateCatchEvent>`),
    'an end that terminates': end('<terminateEventDefinition id="x"/>'),
    'a throw event without trigger': through('c', '<intermediateThrowEvent id="c"/>'),
  },
  invalid: {
    'a catch event that waits for nothing': [
      through('c', '<intermediateCatchEvent id="c"/>'),
      'event-trigger-missing',
      'c',
    ],
    'an end by timer': [end(timer), 'event-trigger', 'e'],
    'a cancel outside a transaction': [end('<cancelEventDefinition id="x"/>'), 'event-trigger', 'e'],
    'two triggers': [
      end('<terminateEventDefinition id="x"/><errorEventDefinition id="y"/>'),
      'event-trigger-several',
      'e',
    ],
  },
});
