import * as d from '../../corpus/own/diagram-text.js';

/** Messages of this name find their subscription by a key. */
export const keyed = (xml: string, message: string, expression: string): string =>
  xml.replace(
    new RegExp(`<bpmn:message id="message-${message}" name="${message}" *[^>]*/>`),
    `<bpmn:message id="message-${message}" name="${message}"><bpmn:extensionElements>
      <zeebe:subscription correlationKey="=${expression}" /></bpmn:extensionElements></bpmn:message>`,
  );

/** Only `<zeebe:…>` elements. */
export const extended = (...content: readonly string[]): string =>
  `<bpmn:extensionElements>${content.join('')}</bpmn:extensionElements>`;

export const properties = (values: Readonly<Record<string, string>>): string => {
  const each = Object.entries(values).map(([name, value]) => `<zeebe:property name="${name}" value="${value}" />`);
  return `<zeebe:properties>${each.join('')}</zeebe:properties>`;
};

export const job = (id: string, type: string): string =>
  `<bpmn:serviceTask id="${id}">${extended(`<zeebe:taskDefinition type="${type}" />`)}</bpmn:serviceTask>`;

const letters = extended('<zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="item" />');
const oneByOne = `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${letters}</bpmn:multiInstanceLoopCharacteristics>`;
const told = extended(properties({ 'relevo:notify': 'requester', 'relevo:notifyTemplate': 'received' }));

const branches = [
  ['hour', d.caught('hour', d.after('PT1H'))],
  ['news', d.caught('news', d.message('news'))],
  ['alarm', d.caught('alarm', d.signal('alarm'))],
  ['ready', d.caught('ready', d.when('ready = true'))],
  ['worked', job('worked', 'everything')],
  ['each', d.user('each', oneByOne)],
  ['paid', d.task('paid') + d.compensatedBy('paid', 'refund')],
  ['written', d.thrown('written', d.message('letter'))],
  ['rung', d.thrown('rung', d.signal('bell'))],
  ['told', d.thrown('told', told)],
  ['stuck', d.gateway('xor', 'stuck')],
] as const;

/** A ticket whose first task, completed, leaves a row of every kind that a case can have. */
export const everything = keyed(
  d.definitions(
    d.mainProcess(
      'everything',
      extended(properties({ 'relevo:catalogue': 'true' })) +
        d.start('s') +
        d.user('work') +
        d.gateway('and', 'fork') +
        branches.map(([, xml]) => xml).join('') +
        d.flows('s work fork') +
        branches.map(([id]) => d.end(`after-${id}`) + d.flow('fork', id)).join('') +
        branches.map(([id]) => d.flow(id, `after-${id}`, id === 'stuck' ? 'nobody + 1' : undefined)).join(''),
    ),
    d.process('rings', d.start('s', d.signal('bell')) + d.user('hear') + d.end('e') + d.flows('s hear e')),
    d.process('reads', d.start('s', d.message('letter')) + d.user('read') + d.end('e') + d.flows('s read e')),
  ),
  'news',
  'ticket.number',
);
