import { describeRule } from '../testing/describe-rule.js';
import { flow, through } from '../testing/diagram-xml.js';
import { eventSubprocess } from './event-subprocess.js';

const start =
  '<startEvent id="es"><timerEventDefinition id="x"><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>';
const event = (inside: string) => `<subProcess id="ev" triggeredByEvent="true">${inside}</subProcess>`;

describeRule(eventSubprocess, {
  valid: {
    'one that stands aside': through('t', `<task id="t"/>${event(start)}`),
    'one that goes beside': through(
      't',
      `<task id="t"/>${event(start.replace('<startEvent', '<startEvent isInterrupting="false"'))}`,
    ),
  },
  invalid: {
    'a flow into it': [through('t', `<task id="t"/>${event(start)}${flow('t', 'ev')}`), 'event-subprocess-flow', 'ev'],
    'no start event': [through('t', `<task id="t"/>${event('')}`), 'event-subprocess-start', 'ev'],
    'a loop': [
      through('t', `<task id="t"/>${event(`${start}<standardLoopCharacteristics loopMaximum="2"/>`)}`),
      'event-subprocess-loop',
      'ev',
    ],
    'an error that does not interrupt': [
      through(
        't',
        `<task id="t"/>${event('<startEvent id="es" isInterrupting="false"><errorEventDefinition id="x"/></startEvent>')}`,
      ),
      'event-subprocess-interrupting',
      'es',
    ],
  },
});
