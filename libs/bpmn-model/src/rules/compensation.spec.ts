import { describeRule } from '../testing/describe-rule.js';
import { flow, through } from '../testing/diagram-xml.js';
import { compensation } from './compensation.js';

const activity =
  '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition id="x"/></boundaryEvent>';
const handler = '<task id="undo" isForCompensation="true"/>';
const tied = '<association id="as" sourceRef="b" targetRef="undo"/>';
const thrown = (activityRef: string) =>
  `<intermediateThrowEvent id="c"><compensateEventDefinition id="y" activityRef="${activityRef}"/></intermediateThrowEvent>${flow('t', 'c')}${flow('c', 'e')}`;
const inside = `<subProcess id="sub"><task id="u"/></subProcess>${flow('t', 'sub')}`;

describeRule(compensation, {
  valid: {
    'an event with its handler': through('t', activity + handler + tied),
    'an association drawn the other way round': through(
      't',
      `${activity}${handler}<association id="as" sourceRef="undo" targetRef="b"/>`,
    ),
    'a throw that names what can be undone': through('t', activity + handler + tied + thrown('t')),
    'a throw that names a subprocess': through('t', `<task id="t"/>${inside}${thrown('sub')}`),
    'a throw inside an event subprocess that names an activity around it': through(
      't',
      `${activity}${handler}${tied}<subProcess id="ev" triggeredByEvent="true"><startEvent id="es"><compensateEventDefinition id="z"/></startEvent>` +
        `<endEvent id="ee"><compensateEventDefinition id="y" activityRef="t"/></endEvent>${flow('es', 'ee')}</subProcess>`,
    ),
  },
  invalid: {
    'an event without handler': [through('t', activity), 'compensation-handler-missing', 'b'],
    'an event that is tied to a note': [
      through('t', `${activity}<textAnnotation id="n"/><association id="as" sourceRef="b" targetRef="n"/>`),
      'compensation-handler-missing',
      'b',
    ],
    'a handler that is not marked': [
      through('t', `${activity}<task id="undo"/>${tied}`),
      'compensation-handler-missing',
      'undo',
    ],
    'a handler in another scope': [
      through('t', `${activity}<subProcess id="sub">${handler}</subProcess>${tied}`),
      'compensation-handler-missing',
      'undo',
    ],
    'a flow out of the event': [through('t', activity + handler + tied + flow('b', 'e')), 'compensation-flow', 'b'],
    'a flow into the handler': [
      through('t', activity + handler + tied + flow('t', 'undo')),
      'compensation-flow',
      'undo',
    ],
    'a handler of nothing, as a warning': [
      through('t', `<task id="t"/>${handler}`),
      'compensation-unreachable',
      'undo',
    ],
    'a throw that names what cannot be undone': [
      through('t', `<task id="t"/>${thrown('t')}`),
      'compensation-target',
      'c',
    ],
    'a throw that names an activity it cannot see': [
      through('t', `<task id="t"/>${inside}${thrown('u')}`),
      'compensation-target',
      'c',
    ],
  },
});
