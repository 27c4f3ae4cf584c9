import * as d from './diagram-text.js';
import { done, ownCase, wait } from './own-case.js';

const { after, caught, end, flow, flows, gateway, message, process, receive, sets, signal, start, task, thrown, user } =
  d;

export const gateways = [
  ownCase('exclusive-into-parallel-never-joins', {
    content:
      start('s') +
      gateway('xor', 'fork') +
      task('task1') +
      task('task2') +
      gateway('and', 'join') +
      task('task3') +
      end('e') +
      flow('fork', 'task1', 'x = 1') +
      flow('fork', 'task2', 'x = 2') +
      flows('s fork', 'task1 join', 'task2 join task3 e'),
    variables: { x: 1 },
    trace: 'task1',
    state: 'active',
  }),
  ownCase('inclusive-into-parallel-never-joins', {
    content:
      start('s') +
      gateway('or', 'fork') +
      task('task1') +
      task('task2') +
      gateway('and', 'join') +
      task('task3') +
      end('e') +
      flow('fork', 'task1', 'x = 1') +
      flow('fork', 'task2', 'x = 2') +
      flows('s fork', 'task1 join', 'task2 join task3 e'),
    variables: { x: 2 },
    trace: 'task2',
    state: 'active',
  }),
  ownCase('parallel-ignores-conditions', {
    content:
      start('s') +
      gateway('and', 'fork') +
      task('task1') +
      task('task2') +
      gateway('and', 'join') +
      end('e') +
      flow('fork', 'task1', 'false') +
      flow('fork', 'task2', 'true') +
      flows('s fork', 'task1 join', 'task2 join e'),
    trace: 'task1 task2',
  }),
  ownCase('inclusive-join-waits-for-the-slow-branch', {
    content:
      start('s') +
      gateway('or', 'fork') +
      user('slow') +
      task('task1') +
      task('task2') +
      gateway('or', 'join') +
      task('task3') +
      end('e') +
      flow('fork', 'slow', 'true') +
      flow('fork', 'task1', 'true') +
      flow('fork', 'task2', 'false') +
      flows('s fork', 'slow join', 'task1 join', 'task2 join task3 e'),
    then: [done('slow')],
    trace: 'task1 slow task3',
  }),
  ownCase('inclusive-join-in-a-loop', {
    content:
      start('s') +
      gateway('or', 'join') +
      sets('count', 'x', 'x + 1') +
      gateway('xor', 'fork') +
      task('task1') +
      end('e') +
      flow('fork', 'join', 'x < 3') +
      flow('fork', 'task1', 'x >= 3') +
      flows('s join count fork', 'task1 e'),
    variables: { x: 0 },
    trace: 'count count count task1',
  }),
  ownCase('parallel-join-keeps-rounds-apart', {
    content:
      start('s') +
      gateway('xor', 'again') +
      gateway('and', 'fork') +
      sets('count', 'x', 'x + 1') +
      task('task1') +
      gateway('and', 'join') +
      gateway('xor', 'more') +
      task('task2') +
      end('e') +
      flow('more', 'again', 'x < 2') +
      flow('more', 'task2', 'x >= 2') +
      flows('s again fork count join more', 'fork task1 join', 'task2 e'),
    variables: { x: 0 },
    trace: 'count task1 count task1 task2',
  }),
  ownCase('exclusive-takes-the-first-that-holds', {
    content:
      start('s') +
      gateway('xor', 'fork') +
      task('task1') +
      task('task2') +
      end('e1') +
      end('e2') +
      flow('fork', 'task1', 'x > 0') +
      flow('fork', 'task2', 'x > 0') +
      flows('s fork', 'task1 e1', 'task2 e2'),
    variables: { x: 1 },
    trace: 'task1',
  }),
  ownCase('exclusive-finds-no-way', {
    content:
      start('s') +
      gateway('xor', 'fork') +
      task('task1') +
      task('task2') +
      end('e1') +
      end('e2') +
      flow('fork', 'task1', 'x > 1') +
      flow('fork', 'task2', 'x > 2') +
      flows('s fork', 'task1 e1', 'task2 e2'),
    variables: { x: 1 },
    outcome: 'runtimeError',
  }),
  ownCase('event-gateway-first-wins', {
    content:
      start('s') +
      gateway('event', 'which') +
      caught('late', after('PT5S')) +
      receive('take', 'M') +
      task('task1') +
      task('task2') +
      end('e1') +
      end('e2') +
      flows('s which late task1 e1', 'which take task2 e2'),
    then: [wait(5)],
    trace: 'task1',
  }),
  ownCase('event-gateway-receive-task-wins', {
    content:
      start('s') +
      gateway('event', 'which') +
      caught('late', after('PT5S')) +
      receive('take', 'M') +
      task('task1') +
      task('task2') +
      end('e1') +
      end('e2') +
      flows('s which late task1 e1', 'which take task2 e2'),
    also: [process('sender', start('s') + end('e', message('M')) + flows('s e'))],
    then: [{ do: 'start', processId: 'sender', variables: {}, as: 'partner' }, wait(5)],
    trace: 'take task2',
  }),
  ownCase('complex-takes-all-that-hold', {
    content:
      start('s') +
      gateway('complex', 'fork') +
      task('task1') +
      task('task2') +
      task('task3') +
      end('e1') +
      end('e2') +
      end('e3') +
      flow('fork', 'task1', 'true') +
      flow('fork', 'task2', 'true') +
      flow('fork', 'task3', 'false') +
      flows('s fork', 'task1 e1', 'task2 e2', 'task3 e3'),
    trace: 'task1 task2',
  }),
  ownCase('complex-join-of-two-in-three', {
    content:
      start('s') +
      gateway('and', 'fork') +
      user('one') +
      user('two') +
      user('three') +
      gateway('complex', 'join', '', d.activatedWhen('activationCount >= 2')) +
      task('task1') +
      end('e') +
      flows('s fork', 'fork one join', 'fork two join', 'fork three join task1 e'),
    then: [done('two'), done('three'), done('one')],
    trace: 'one two three task1',
  }),
];

/** Workflow patterns of van der Aalst et al. that the folder leaves out. */
export const patterns = [
  ownCase('milestone', {
    content:
      start('s') +
      gateway('and', 'fork') +
      caught('reached', signal('M')) +
      task('task1') +
      user('before') +
      thrown('reach', signal('M')) +
      end('e1') +
      end('e2') +
      flows('s fork reached task1 e1', 'fork before reach e2'),
    then: [done('before')],
    trace: 'before task1',
  }),
  ownCase('thread-split-and-merge', {
    content:
      start('s') +
      task('task1', '', 'completionQuantity="3"') +
      task('task2') +
      task('task3', '', 'startQuantity="3"') +
      end('e') +
      flows('s task1 task2 task3 e'),
    trace: 'task1 task2 task2 task2 task3',
  }),
  ownCase('without-start-and-end-events', {
    content:
      task('task1') + gateway('and', 'fork') + task('task2') + task('task3') + flows('task1 fork task2', 'fork task3'),
    trace: 'task1 task2 task3',
  }),
  ownCase('several-flows-out-of-a-task', {
    content:
      start('s') + task('task1') + task('task2') + task('task3') + end('e') + flows('s task1 task2 e', 'task1 task3 e'),
    trace: 'task1 task2 task3',
  }),
];
