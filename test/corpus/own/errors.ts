import * as d from './diagram-text.js';
import { done, ownCase, wait } from './own-case.js';

const {
  after,
  boundary,
  calls,
  end,
  error,
  escalation,
  eventSub,
  flows,
  gateway,
  process,
  start,
  sub,
  task,
  terminate,
  thrown,
  transaction,
  user,
} = d;

const failing = start('s1') + task('task1') + end('e1', error('E')) + flows('s1 task1 e1');
const around = (inner: string, caughtAs: string): string =>
  start('s') +
  inner +
  boundary('catch', 'inner', caughtAs) +
  task('task2') +
  task('task3') +
  end('e2') +
  end('e3') +
  flows('s inner task2 e2', 'catch task3 e3');
const within = (caughtAs: string, thrownAs: string, attributes = ''): string =>
  start('s') +
  task('task1') +
  thrownAs +
  flows('s task1 e') +
  eventSub('aside', start('s2', caughtAs, attributes) + task('task2') + end('e2') + flows('s2 task2 e2'));

export const errors = [
  ownCase('error-boundary-subprocess', { content: around(sub('inner', failing), error('E')), trace: 'task1 task3' }),
  ownCase('error-boundary-catches-any', { content: around(sub('inner', failing), error()), trace: 'task1 task3' }),
  ownCase('error-boundary-transaction', {
    content: around(transaction('inner', failing), error('E')),
    trace: 'task1 task3',
  }),
  ownCase('error-boundary-call', {
    content: around(calls('inner', 'called'), error('E')),
    also: [process('called', failing)],
    trace: 'task1 task3',
  }),
  ownCase('error-boundary-other-code', {
    content: around(sub('inner', failing), error('F')),
    outcome: 'uncaughtError',
    trace: 'task1',
    state: 'incident',
  }),
  ownCase('error-end-uncaught', { content: failing, outcome: 'uncaughtError', trace: 'task1', state: 'incident' }),
  ownCase('error-event-subprocess', { content: within(error('E'), end('e', error('E'))), trace: 'task1 task2' }),
  ownCase('error-event-subprocess-inside', {
    content: around(
      sub(
        'inner',
        failing + eventSub('aside', start('s4', error('E')) + task('task4') + end('e4') + flows('s4 task4 e4')),
      ),
      error('E'),
    ),
    trace: 'task1 task4 task2',
  }),
  ownCase('error-ends-the-other-branch', {
    content: around(
      sub(
        'inner',
        start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          end('e1') +
          task('task1') +
          end('e4', error('E')) +
          flows('s1 fork ask e1', 'fork task1 e4'),
      ),
      error('E'),
    ),
    trace: 'task1 task3',
  }),
];

const escalating = (last: string): string =>
  start('s1') + thrown('throw', escalation('X')) + task('task1') + last + flows('s1 throw task1 e1');

export const escalations = [
  ownCase('escalation-boundary-interrupting', {
    content: around(sub('inner', escalating(end('e1'))), escalation('X')),
    trace: 'task3',
  }),
  ownCase('escalation-boundary-beside', {
    content: around(sub('inner', escalating(end('e1'))), escalation('X')).replace(
      'attachedToRef="inner"',
      `attachedToRef="inner" ${d.beside}`,
    ),
    trace: 'task1 task2 task3',
  }),
  ownCase('escalation-boundary-call', {
    content: around(calls('inner', 'called'), escalation('X')).replace(
      'attachedToRef="inner"',
      `attachedToRef="inner" ${d.beside}`,
    ),
    also: [process('called', escalating(end('e1')))],
    trace: 'task1 task2 task3',
  }),
  ownCase('escalation-end-in-subprocess', {
    content: around(
      sub('inner', start('s1') + task('task1') + end('e1', escalation('X')) + flows('s1 task1 e1')),
      escalation('X'),
    ),
    trace: 'task1 task3',
  }),
  ownCase('escalation-end-top-level', {
    content: start('s') + task('task1') + end('e', escalation('X')) + flows('s task1 e'),
    trace: 'task1',
  }),
  ownCase('escalation-nobody-catches', { content: escalating(end('e1')), trace: 'task1' }),
  ownCase('escalation-event-subprocess-interrupting', {
    content:
      start('s') +
      thrown('throw', escalation('X')) +
      task('task1') +
      end('e') +
      flows('s throw task1 e') +
      eventSub('aside', start('s2', escalation('X')) + task('task2') + end('e2') + flows('s2 task2 e2')),
    trace: 'task2',
  }),
  ownCase('escalation-event-subprocess-beside', {
    content:
      start('s') +
      thrown('throw', escalation('X')) +
      task('task1') +
      end('e') +
      flows('s throw task1 e') +
      eventSub('aside', start('s2', escalation('X'), d.alongside) + task('task2') + end('e2') + flows('s2 task2 e2')),
    trace: 'task1 task2',
  }),
];

export const endings = [
  ownCase('terminate-ends-the-other-branch', {
    content:
      start('s') +
      gateway('and', 'fork') +
      user('ask') +
      task('task1') +
      end('e1') +
      end('e2', terminate) +
      flows('s fork ask e1', 'fork task1 e2'),
    trace: 'task1',
  }),
  ownCase('terminate-in-a-subprocess-ends-that-alone', {
    content:
      start('s') +
      sub(
        'inner',
        start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          task('task1') +
          end('e1') +
          end('e2', terminate) +
          flows('s1 fork ask e1', 'fork task1 e2'),
      ) +
      task('task2') +
      end('e') +
      flows('s inner task2 e'),
    trace: 'task1 task2',
  }),
  ownCase('terminate-in-a-called-process-ends-that-alone', {
    content: start('s') + calls('call', 'called') + task('task2') + end('e') + flows('s call task2 e'),
    also: [
      process(
        'called',
        start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          task('task1') +
          end('e1') +
          end('e2', terminate) +
          flows('s1 fork ask e1', 'fork task1 e2'),
      ),
    ],
    trace: 'task1 task2',
  }),
  ownCase('link-jumps', {
    content:
      start('s') +
      gateway('xor', 'fork') +
      thrown('go', d.link('L')) +
      thrown('gone', d.link('L')) +
      caught('L') +
      task('task1') +
      end('e') +
      flows('s fork', 'come task1 e') +
      d.flow('fork', 'go', 'x = 1') +
      d.flow('fork', 'gone', 'x = 2'),
    variables: { x: 2 },
    trace: 'task1',
  }),
  ownCase('timer-is-gone-with-its-scope', {
    content: around(sub('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1')), after('PT5S')),
    then: [done('ask'), wait(10)],
    trace: 'ask task2',
  }),
];

function caught(name: string): string {
  return d.caught('come', d.link(name));
}
