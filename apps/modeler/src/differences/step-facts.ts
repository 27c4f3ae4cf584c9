import type { FactName, Said } from './change.js';
import { extension, listOf, type Moddle, oneOf, propertyOf, sayingOf, textOf } from './moddle.js';

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const whoOf = (step: Moddle): string => {
  const given = extension(step, 'AssignmentDefinition');
  return joined(textOf(given, 'assignee'), textOf(given, 'candidateGroups'), textOf(given, 'candidateUsers'));
};

const timerOf = (step: Moddle): string => {
  const timer = listOf(step, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition');
  const when = ['timeDuration', 'timeDate', 'timeCycle'].map((name) => textOf(oneOf(timer, name), 'body'));
  return joined(...when);
};

const messageOf = (step: Moddle): string => {
  const definition = listOf(step, 'eventDefinitions').find(({ $type }) =>
    /Message|Signal|Error|Escalation/.test($type),
  );
  const names = ['messageRef', 'signalRef', 'errorRef', 'escalationRef'].map(
    (name) => oneOf(definition, name)?.name ?? '',
  );
  return joined(...names, oneOf(step, 'messageRef')?.name ?? '');
};

const loopOf = (step: Moddle): string => {
  const loop = oneOf(step, 'loopCharacteristics');
  if (loop === undefined) return '';
  const many = extension(loop, 'LoopCharacteristics');
  const said = joined(
    textOf(many, 'inputCollection'),
    textOf(oneOf(loop, 'completionCondition'), 'body'),
    textOf(oneOf(loop, 'loopCondition'), 'body'),
  );
  return said === '' ? sayingOf(loop) : said;
};

const dataOf = (step: Moddle): string => {
  const mapping = extension(step, 'IoMapping');
  const script = extension(step, 'Script');
  return mapping === undefined && script === undefined ? '' : `${sayingOf(mapping)}${textOf(script, 'expression')}`;
};

const workOf = (step: Moddle): string => {
  const job = extension(step, 'TaskDefinition');
  return joined(textOf(job, 'type'), textOf(job, 'retries'));
};

/** Read of each step; empty: it says nothing of it. */
const readers: Readonly<Record<Exclude<FactName, 'lane'>, (step: Moddle) => string>> = {
  who: whoOf,
  due: (step) => textOf(extension(step, 'TaskSchedule'), 'dueDate'),
  form: (step) => textOf(extension(step, 'FormDefinition'), 'formId'),
  table: (step) => textOf(extension(step, 'CalledDecision'), 'decisionId'),
  called: (step) => textOf(extension(step, 'CalledElement'), 'processId'),
  work: workOf,
  loop: loopOf,
  timer: timerOf,
  message: messageOf,
  skips: (step) => (step.get('cancelActivity') === false || step.get('isInterrupting') === false ? 'yes' : ''),
  publicLabel: (step) => propertyOf(step, 'relevo:publicLabel'),
  status: (step) => propertyOf(step, 'relevo:status'),
  notice: (step) => joined(propertyOf(step, 'relevo:notify'), propertyOf(step, 'relevo:notifyTemplate')),
  priority: (step) => textOf(extension(step, 'PriorityDefinition'), 'priority'),
  data: dataOf,
  text: (step) => textOf(step, 'text'),
  note: (step) =>
    listOf(step, 'documentation')
      .map((one) => textOf(one, 'text'))
      .join('\n'),
};

/** How the value of a fact is said. */
const manners: Partial<Record<FactName, Said['as']>> = { due: 'time', timer: 'time' };

export type Facts = Readonly<Record<FactName, string>>;

export const factsOf = (step: Moddle, lane: string): Facts => {
  const read = Object.entries(readers).map(([name, reader]) => [name, reader(step)] as const);
  return { ...(Object.fromEntries(read) as Facts), lane };
};

export const saidFact = (name: FactName, text: string): Said => ({ as: manners[name] ?? 'name', text });
