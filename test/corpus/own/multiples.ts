import * as d from './diagram-text.js';
import { done, ownCase, wait } from './own-case.js';

const { after, boundary, caught, end, eventSub, flows, gateway, process, signal, start, sub, task, thrown, user } = d;

const both = signal('A') + signal('B');
const parallel = 'parallelMultiple="true"';

/** One branch waits, the other throws what it is told. */
const heard = (attributes: string, ...names: readonly string[]): string =>
  start('s') +
  gateway('and', 'fork') +
  caught('catch', both, attributes) +
  task('task1') +
  end('e1') +
  names.map((name) => thrown(`throw-${name}`, signal(name))).join('') +
  end('e2') +
  flows('s fork catch task1 e1', `fork ${names.map((name) => `throw-${name}`).join(' ')} e2`);
const around = (attributes: string, ...names: readonly string[]): string =>
  start('s') +
  sub(
    'inner',
    start('s1') +
      names.map((name) => thrown(`throw-${name}`, signal(name))).join('') +
      user('ask') +
      end('e1') +
      flows(`s1 ${names.map((name) => `throw-${name}`).join(' ')} ask e1`),
  ) +
  boundary('catch', 'inner', both, attributes) +
  task('task1') +
  end('e2') +
  end('e3') +
  flows('s inner e2', 'catch task1 e3');

export const multiples = [
  ownCase('multiple-catch-by-the-first', { content: heard('', 'A'), trace: 'task1' }),
  ownCase('multiple-catch-by-the-last', { content: heard('', 'B'), trace: 'task1' }),
  ownCase('multiple-catch-happens-once', { content: heard('', 'A', 'B'), trace: 'task1' }),
  ownCase('parallel-multiple-catch', { content: heard(parallel, 'A', 'B'), trace: 'task1' }),
  ownCase('parallel-multiple-catch-misses-one', { content: heard(parallel, 'A'), state: 'active' }),
  ownCase('multiple-throw', {
    content: start('s') + thrown('throw', both) + task('task1') + end('e') + flows('s throw task1 e'),
    also: [
      process('by-a', start('s', signal('A')) + task('task2') + end('e') + flows('s task2 e')),
      process('by-b', start('s', signal('B')) + task('task3') + end('e') + flows('s task3 e')),
    ],
    trace: 'task1 task2 task3',
  }),
  ownCase('multiple-end', {
    content: start('s') + task('task1') + end('e', both) + flows('s task1 e'),
    also: [
      process('by-a', start('s', signal('A')) + task('task2') + end('e') + flows('s task2 e')),
      process('by-b', start('s', signal('B')) + task('task3') + end('e') + flows('s task3 e')),
    ],
    trace: 'task1 task2 task3',
  }),
  ownCase('multiple-start', {
    content: start('s') + thrown('throw', signal('B')) + end('e') + flows('s throw e'),
    also: [process('by-both', start('s', both) + task('task2') + end('e') + flows('s task2 e'))],
    trace: 'task2',
  }),
  ownCase('multiple-boundary-interrupting', { content: around('', 'B'), trace: 'task1' }),
  ownCase('multiple-boundary-beside', {
    content: around(d.beside, 'A', 'B'),
    then: [done('ask')],
    trace: 'task1 task1 ask',
  }),
  ownCase('parallel-multiple-boundary', { content: around(parallel, 'A', 'B'), trace: 'task1' }),
  ownCase('parallel-multiple-boundary-misses-one', {
    content: around(parallel, 'A'),
    then: [done('ask')],
    trace: 'ask',
  }),
  ownCase('multiple-event-subprocess', {
    content:
      start('s') +
      user('ask') +
      end('e') +
      flows('s ask e') +
      eventSub('aside', start('s2', signal('A') + after('PT5S')) + task('task1') + end('e2') + flows('s2 task1 e2')),
    then: [wait(5)],
    trace: 'task1',
  }),
  ownCase('parallel-multiple-event-subprocess', {
    content:
      start('s') +
      thrown('throw', signal('A')) +
      user('ask') +
      end('e') +
      flows('s throw ask e') +
      eventSub(
        'aside',
        start('s2', signal('A') + after('PT5S'), parallel) + task('task1') + end('e2') + flows('s2 task1 e2'),
      ),
    then: [wait(5)],
    trace: 'task1',
  }),
];

/** Event definitions that stand beside the processes and are referred to. */
const referred = (definition: string, id: string): string => definition.replace(/^<bpmn:(\w+)/, `<bpmn:$1 id="${id}"`);
const reference = (id: string): string => `<bpmn:eventDefinitionRef>${id}</bpmn:eventDefinitionRef>`;

export const references = [
  ownCase('event-definition-ref-timer', {
    content: start('s') + caught('pause', reference('five')) + task('task1') + end('e') + flows('s pause task1 e'),
    also: [referred(after('PT5S'), 'five')],
    then: [wait(5)],
    trace: 'task1',
  }),
  ownCase('event-definition-ref-error-event-subprocess', {
    content:
      start('s') +
      task('task1') +
      end('e', reference('failure')) +
      flows('s task1 e') +
      eventSub('aside', start('s2', reference('failure')) + task('task2') + end('e2') + flows('s2 task2 e2')),
    also: [referred(d.error('E'), 'failure')],
    trace: 'task1 task2',
  }),
  ownCase('event-definition-ref-signal-boundary', {
    content:
      start('s') +
      sub(
        'inner',
        start('s1') + thrown('throw', reference('sign')) + task('task1') + end('e1') + flows('s1 throw task1 e1'),
      ) +
      boundary('catch', 'inner', reference('sign'), d.beside) +
      task('task2') +
      end('e2') +
      end('e3') +
      flows('s inner e2', 'catch task2 e3'),
    also: [referred(signal('S'), 'sign')],
    trace: 'task1 task2',
  }),
];
