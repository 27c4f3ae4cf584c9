import * as d from './diagram-text.js';
import { ownCase } from './own-case.js';

const {
  boundary,
  calls,
  cancel,
  compensate,
  compensatedBy,
  end,
  error,
  eventSub,
  flows,
  gateway,
  process,
  start,
  sub,
  task,
  thrown,
  times,
  transaction,
  user,
} = d;

const booked = (...names: readonly string[]): string =>
  names.map((name) => task(name) + compensatedBy(name, `undo-${name}`)).join('');

export const compensation = [
  ownCase('compensation-intermediate', {
    content:
      start('s') +
      booked('task1') +
      thrown('back', compensate()) +
      task('task2') +
      end('e') +
      flows('s task1 back task2 e'),
    trace: 'task1 undo-task1 task2',
  }),
  ownCase('compensation-end-top-level', {
    content: start('s') + booked('task1') + end('back', compensate()) + flows('s task1 back'),
    trace: 'task1 undo-task1',
  }),
  ownCase('compensation-end-in-subprocess', {
    content:
      start('s') +
      sub('inner', start('s1') + booked('task1') + end('back', compensate()) + flows('s1 task1 back')) +
      task('task2') +
      end('e') +
      flows('s inner task2 e'),
    trace: 'task1 undo-task1 task2',
  }),
  ownCase('compensation-of-a-subprocess-by-its-boundary', {
    content:
      start('s') +
      sub('inner', start('s1') + task('task1') + end('e1') + flows('s1 task1 e1')) +
      compensatedBy('inner', 'undo') +
      thrown('back', compensate()) +
      end('e') +
      flows('s inner back e'),
    trace: 'task1 undo',
  }),
  ownCase('compensation-event-subprocess', {
    content:
      start('s') +
      sub(
        'inner',
        start('s1') +
          task('task1') +
          end('e1') +
          flows('s1 task1 e1') +
          eventSub('undoing', start('s2', compensate()) + task('task2') + end('e2') + flows('s2 task2 e2')),
      ) +
      thrown('back', compensate('inner')) +
      task('task3') +
      end('e') +
      flows('s inner back task3 e'),
    trace: 'task1 task2 task3',
  }),
  ownCase('compensation-reaches-into-a-completed-subprocess', {
    content:
      start('s') +
      sub('inner', start('s1') + booked('task1', 'task2') + end('e1') + flows('s1 task1 task2 e1')) +
      thrown('back', compensate()) +
      end('e') +
      flows('s inner back e'),
    trace: 'task1 task2 undo-task2 undo-task1',
  }),
  ownCase('compensation-of-one-activity', {
    content:
      start('s') +
      booked('task1', 'task2') +
      thrown('back', compensate('task1')) +
      end('e') +
      flows('s task1 task2 back e'),
    trace: 'task1 task2 undo-task1',
  }),
  ownCase('compensation-not-of-what-was-never-done', {
    content:
      start('s') +
      gateway('xor', 'fork') +
      booked('task1', 'task2') +
      gateway('xor', 'join') +
      thrown('back', compensate()) +
      end('e') +
      d.flow('fork', 'task1', 'x = 1') +
      d.flow('fork', 'task2', 'x = 2') +
      flows('s fork', 'task1 join back e', 'task2 join'),
    variables: { x: 1 },
    trace: 'task1 undo-task1',
  }),
  ownCase('compensation-once-for-each-instance', {
    content:
      start('s') +
      task('task1', times('3')) +
      compensatedBy('task1', 'undo') +
      thrown('back', compensate()) +
      end('e') +
      flows('s task1 back e'),
    trace: 'task1 task1 task1 undo undo undo',
  }),
  ownCase('compensation-twice-finds-nothing-more', {
    content:
      start('s') +
      booked('task1') +
      thrown('back', compensate()) +
      thrown('again', compensate()) +
      end('e') +
      flows('s task1 back again e'),
    trace: 'task1 undo-task1',
  }),
  ownCase('compensation-after-an-error', {
    content:
      start('s') +
      booked('task1') +
      sub('inner', start('s1') + end('e1', error('E')) + flows('s1 e1')) +
      boundary('catch', 'inner', error('E')) +
      thrown('back', compensate()) +
      end('e') +
      end('e2') +
      flows('s task1 inner e', 'catch back e2'),
    trace: 'task1 undo-task1',
  }),
  ownCase('compensation-in-a-called-process', {
    content: start('s') + calls('call', 'called') + thrown('back', compensate()) + end('e') + flows('s call back e'),
    also: [process('called', start('s1') + booked('task1') + end('e1') + flows('s1 task1 e1'))],
    trace: 'task1 undo-task1',
  }),
  ownCase('cancel-compensates', {
    content:
      start('s') +
      transaction('inner', start('s1') + booked('task1') + end('stop', cancel) + flows('s1 task1 stop')) +
      boundary('cancelled', 'inner', cancel) +
      task('task2') +
      task('task3') +
      end('e') +
      end('e2') +
      flows('s inner task3 e', 'cancelled task2 e2'),
    trace: 'task1 undo-task1 task2',
  }),
  ownCase('cancel-ends-the-other-branch', {
    content:
      start('s') +
      transaction(
        'inner',
        start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          task('task1') +
          end('e1') +
          end('stop', cancel) +
          flows('s1 fork ask e1', 'fork task1 stop'),
      ) +
      boundary('cancelled', 'inner', cancel) +
      task('task2') +
      task('task3') +
      end('e') +
      end('e2') +
      flows('s inner task3 e', 'cancelled task2 e2'),
    trace: 'task1 task2',
  }),
  ownCase('transaction-completes', {
    content:
      start('s') +
      transaction('inner', start('s1') + booked('task1') + end('e1') + flows('s1 task1 e1')) +
      boundary('cancelled', 'inner', cancel) +
      task('task2') +
      task('task3') +
      end('e') +
      end('e2') +
      flows('s inner task3 e', 'cancelled task2 e2'),
    trace: 'task1 task3',
  }),
];
