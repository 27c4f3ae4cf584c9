import * as d from './diagram-text.js';
import { done, ownCase } from './own-case.js';

const { boundary, caught, end, eventSub, flows, gateway, sets, start, sub, task, user, when } = d;

/** One branch waits for the condition, the other sets the variable after a user task. */
const besideOne = (waiting: string, ...paths: readonly string[]): string =>
  start('s') +
  gateway('and', 'fork') +
  waiting +
  user('before') +
  sets('count', 'x', 'x + 1') +
  end('e2') +
  flows('fork before count e2', ...paths);
const asked = sub('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1'));
const around = (attributes: string): string =>
  besideOne(
    asked +
      boundary('holds', 'inner', when('x > 1'), attributes) +
      task('task1') +
      task('task2') +
      end('e3') +
      end('e4'),
    's fork inner task1 e3',
    'holds task2 e4',
  );
const within = (attributes: string): string =>
  start('s') +
  user('before') +
  sets('count', 'x', 'x + 1') +
  task('task1') +
  end('e') +
  flows('s before count task1 e') +
  eventSub('aside', start('s2', when('x > 1'), attributes) + task('task2') + end('e2') + flows('s2 task2 e2'));

export const conditions = [
  ownCase('conditional-intermediate', {
    content: besideOne(caught('holds', when('x > 1')) + task('task1') + end('e1'), 's fork holds task1 e1'),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count task1',
  }),
  ownCase('conditional-that-holds-already', {
    content: start('s') + caught('holds', when('x > 1')) + task('task1') + end('e') + flows('s holds task1 e'),
    variables: { x: 2 },
    trace: 'task1',
  }),
  ownCase('conditional-that-never-holds', {
    content: besideOne(caught('holds', when('x > 5')) + task('task1') + end('e1'), 's fork holds task1 e1'),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count',
    state: 'active',
  }),
  ownCase('conditional-boundary-interrupting', {
    content: around(''),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count task2',
  }),
  ownCase('conditional-boundary-beside', {
    content: around(d.beside),
    variables: { x: 1 },
    then: [done('before'), done('ask')],
    trace: 'before count task2 ask task1',
  }),
  ownCase('conditional-event-subprocess-interrupting', {
    content: within(''),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count task2',
  }),
  ownCase('conditional-event-subprocess-beside', {
    content: within(d.alongside),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count task1 task2',
  }),
  ownCase('conditional-after-an-event-gateway', {
    content: besideOne(
      gateway('event', 'which') +
        caught('holds', when('x > 1')) +
        caught('never', when('x > 9')) +
        task('task1') +
        task('task2') +
        end('e1') +
        end('e3'),
      's fork which holds task1 e1',
      'which never task2 e3',
    ),
    variables: { x: 1 },
    then: [done('before')],
    trace: 'before count task1',
  }),
];
