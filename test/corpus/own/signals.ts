import * as d from './diagram-text.js';
import { done, ownCase } from './own-case.js';

const { boundary, caught, end, eventSub, flows, gateway, process, signal, start, sub, task, thrown, user } = d;

/** A subprocess that throws the signal and then does one more task. */
const throwing = sub(
  'inner',
  start('s1') + thrown('throw', signal('S')) + task('task1') + end('e1') + flows('s1 throw task1 e1'),
);

/** Process whose event subprocess catches what its own flow throws. */
const caughtWithin = (attributes: string): string =>
  start('s') +
  thrown('throw', signal('S')) +
  task('task1') +
  end('e') +
  flows('s throw task1 e') +
  eventSub('aside', start('s2', signal('S'), attributes) + task('task2') + end('e2') + flows('s2 task2 e2'));

export const signals = [
  ownCase('signal-intermediate', {
    content:
      start('s') +
      gateway('and', 'fork') +
      caught('catch', signal('S')) +
      task('task1') +
      task('task2') +
      thrown('throw', signal('S')) +
      task('task3') +
      end('e1') +
      end('e2') +
      flows('s fork catch task1 e1', 'fork task2 throw task3 e2'),
    trace: 'task1 task2 task3',
  }),
  ownCase('signal-end-starts-another', {
    content: start('s') + task('task1') + end('e', signal('S')) + flows('s task1 e'),
    also: [process('signalled', start('s', signal('S')) + task('task2') + end('e') + flows('s task2 e'))],
    trace: 'task1 task2',
  }),
  ownCase('signal-end-in-subprocess', {
    content:
      start('s') +
      sub('inner', start('s1') + task('task1') + end('e1', signal('S')) + flows('s1 task1 e1')) +
      boundary('catch', 'inner', signal('S')) +
      task('task2') +
      task('task3') +
      end('e2') +
      end('e3') +
      flows('s inner task2 e2', 'catch task3 e3'),
    trace: 'task1 task3',
  }),
  ownCase('signal-boundary-interrupting', {
    content:
      start('s') +
      throwing +
      boundary('catch', 'inner', signal('S')) +
      task('task2') +
      task('task3') +
      end('e2') +
      end('e3') +
      flows('s inner task2 e2', 'catch task3 e3'),
    trace: 'task3',
  }),
  ownCase('signal-boundary-beside', {
    content:
      start('s') +
      throwing +
      boundary('catch', 'inner', signal('S'), d.beside) +
      task('task2') +
      task('task3') +
      end('e2') +
      end('e3') +
      flows('s inner task2 e2', 'catch task3 e3'),
    trace: 'task1 task2 task3',
  }),
  ownCase('signal-boundary-task', {
    content:
      start('s') +
      gateway('and', 'fork') +
      user('ask') +
      boundary('catch', 'ask', signal('S')) +
      user('before') +
      thrown('throw', signal('S')) +
      task('task1') +
      end('e1') +
      end('e2') +
      end('e3') +
      flows('s fork ask e1', 'fork before throw e2', 'catch task1 e3'),
    then: [done('before')],
    trace: 'before task1',
  }),
  ownCase('signal-event-subprocess-interrupting', { content: caughtWithin(''), trace: 'task2' }),
  ownCase('signal-event-subprocess-beside', { content: caughtWithin(d.alongside), trace: 'task1 task2' }),
  ownCase('signal-starts-each-of-two', {
    content:
      start('s') + thrown('throw', signal('A')) + task('task1') + end('e', signal('B')) + flows('s throw task1 e'),
    also: [
      process(
        'two-starts',
        start('a', signal('A')) +
          start('b', signal('B')) +
          task('task2') +
          task('task3') +
          end('e') +
          flows('a task2 e', 'b task3 e'),
      ),
    ],
    trace: 'task1 task2 task3',
  }),
  ownCase('signal-that-nobody-waits-for-is-gone', {
    content:
      start('s') +
      thrown('throw', signal('S')) +
      task('task1') +
      caught('catch', signal('S')) +
      end('e') +
      flows('s throw task1 catch e'),
    trace: 'task1',
    state: 'active',
  }),
];
