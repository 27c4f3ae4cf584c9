import { describeRule } from '../testing/describe-rule.js';
import { path, process, through } from '../testing/diagram-xml.js';
import { eventTriggers } from './event-triggers.js';

const timer = '<timerEventDefinition id="x"><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const boundary = (trigger: string) => `<boundaryEvent id="b" attachedToRef="t">${trigger}</boundaryEvent>`;
const end = (trigger: string) => process(`<startEvent id="s"/><endEvent id="e">${trigger}</endEvent>${path('s', 'e')}`);

describeRule(eventTriggers, {
  valid: {
    'a timer in between': through('c', `<intermediateCatchEvent id="c">${timer}</intermediateCatchEvent>`),
    'an end that terminates': end('<terminateEventDefinition id="x"/>'),
    'a throw event without trigger': through('c', '<intermediateThrowEvent id="c"/>'),
    'an end that ends everything and throws': end('<terminateEventDefinition id="x"/><errorEventDefinition id="y"/>'),
    'a cancel on a transaction': through('t', `<transaction id="t"/>${boundary('<cancelEventDefinition id="x"/>')}`),
    'a cancel at the end of a transaction': through(
      't',
      '<transaction id="t"><endEvent id="c"><cancelEventDefinition id="x"/></endEvent></transaction>',
    ),
    'a definition beside the process': through(
      'c',
      '<intermediateCatchEvent id="c"><eventDefinitionRef>x</eventDefinitionRef></intermediateCatchEvent>',
      timer,
    ),
  },
  invalid: {
    'a catch event that waits for nothing': [
      through('c', '<intermediateCatchEvent id="c"/>'),
      'event-trigger-missing',
      'c',
    ],
    'an end by timer': [end(timer), 'event-trigger', 'e'],
    'a cancel outside a transaction': [end('<cancelEventDefinition id="x"/>'), 'event-trigger', 'e'],
    'a cancel on a subprocess': [
      through('t', `<subProcess id="t"/>${boundary('<cancelEventDefinition id="x"/>')}`),
      'event-trigger',
      'b',
    ],
    'a link that throws a signal as well': [
      through(
        'c',
        '<intermediateThrowEvent id="c"><linkEventDefinition id="x" name="n"/><signalEventDefinition id="y"/></intermediateThrowEvent>',
      ),
      'event-trigger-several',
      'c',
    ],
    'a compensation that is a timer as well': [
      through('t', `<task id="t"/>${boundary(`<compensateEventDefinition id="y"/>${timer}`)}`),
      'event-trigger-several',
      'b',
    ],
    'a start by error': [
      through('t', '<task id="t"/><startEvent id="f"><errorEventDefinition id="x"/></startEvent>'),
      'event-trigger',
      'f',
    ],
  },
});
