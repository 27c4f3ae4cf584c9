import { describeRule } from '../testing/describe-rule.js';
import { extensions, through } from '../testing/diagram-xml.js';
import { reservedVariable } from './reserved-variable.js';

const output = (target: string) =>
  through(
    't',
    `<userTask id="t">${extensions(`<zeebe:ioMapping><zeebe:output source="=1" target="${target}"/></zeebe:ioMapping>`)}</userTask>`,
  );
const script = (variable: string) =>
  through(
    't',
    `<scriptTask id="t">${extensions(`<zeebe:script expression="=1" resultVariable="${variable}"/>`)}</scriptTask>`,
  );

describeRule(reservedVariable, {
  valid: {
    'a path': output('order.total'),
    'a name with an accent': output('año'),
    'a near name': output('ticketNote'),
  },
  invalid: {
    'the ticket': [output('ticket'), 'reserved-variable', 't'],
    'a field of the ticket': [output('ticket.priority'), 'reserved-variable', 't'],
    'the ticket as a result': [script('ticket'), 'reserved-variable', 't'],
    'a name with a space': [output('my total'), 'variable-name', 't'],
    'no name': [output(''), 'variable-name', 't'],
  },
});
