import { describeRule } from '../testing/describe-rule.js';
import { definitions, path, properties, through } from '../testing/diagram-xml.js';
import { relevoProperties } from './relevo-properties.js';

const task = (values: Record<string, string>) => through('t', `<userTask id="t">${properties(values)}</userTask>`);
const lane = (values: Record<string, string>) =>
  through(
    't',
    `<laneSet id="ls"><lane id="l">${properties(values)}<flowNodeRef>t</flowNodeRef></lane></laneSet><task id="t"/>`,
  );
const withProcess = (values: Record<string, string>) =>
  definitions(
    `<process id="p" isExecutable="true">${properties(values)}<startEvent id="s"/><endEvent id="e"/>${path('s', 'e')}</process>`,
  );

describeRule(relevoProperties, {
  valid: {
    'the vocabulary of tasks': task({
      'relevo:status': 'waiting-requester',
      'relevo:publicLabel': 'Try it',
      'relevo:publicLabel.es': 'Pruébelo',
      'relevo:ticket.priority': '=priority',
      'relevo:exclude': 'requester',
    }),
    'several that are excluded': task({ 'relevo:exclude': 'requester, earlier' }),
    'the vocabulary of lanes': lane({ 'relevo:group': 'l1', 'relevo:publicLabel.pt-BR': 'Nós' }),
    'the vocabulary of processes': withProcess({ 'relevo:catalogue': 'true', 'relevo:numberPrefix': 'REQ' }),
    'properties of others': task({ 'acme:status': 'whatever', plain: '' }),
    'notifying throw events': through(
      't',
      `<intermediateThrowEvent id="t">${properties({ 'relevo:notify': 'requester', 'relevo:notifyTemplate': 'reminder' })}</intermediateThrowEvent>`,
    ),
  },
  invalid: {
    'a status that is none': [task({ 'relevo:status': 'Waiting' }), 'property-value', 't'],
    'a misspelt name': [task({ 'relevo:statsu': 'new' }), 'unknown-property', 't'],
    'a decision over no variable': [task({ 'relevo:decides': 'works = true' }), 'property-value', 't'],
    'somebody excluded who is nobody': [task({ 'relevo:exclude': 'requester,boss' }), 'property-value', 't'],
    'a ticket field that is none': [task({ 'relevo:ticket.colour': 'red' }), 'unknown-property', 't'],
    'a language that is none': [task({ 'relevo:publicLabel.español': 'Sí' }), 'unknown-property', 't'],
    'a notification by a user task': [task({ 'relevo:notify': 'requester' }), 'unknown-property', 't'],
    'a lane of an empty group': [lane({ 'relevo:group': ' ' }), 'property-value', 'l'],
    'a group on a process': [withProcess({ 'relevo:group': 'l1' }), 'unknown-property', 'p'],
    'a catalogue of maybe': [withProcess({ 'relevo:catalogue': 'maybe' }), 'property-value', 'p'],
    'a prefix in small letters': [withProcess({ 'relevo:numberPrefix': 'inc' }), 'property-value', 'p'],
  },
});
