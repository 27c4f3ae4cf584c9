import * as d from './diagram-text.js';
import { done, live, ownCase, wait } from './own-case.js';

const {
  adHoc,
  after,
  boundary,
  calls,
  end,
  error,
  flows,
  gateway,
  loops,
  process,
  sets,
  start,
  sub,
  task,
  times,
  user,
} = d;

const once = (activity: string, path: string): string =>
  start('s') + activity + task('after') + end('e') + flows(`s ${path} after e`);

export const loopsAndInstances = [
  ownCase('loop-tests-before-and-never-runs', {
    content: once(sets('count', 'x', 'x + 1', loops('x < 0', 'testBefore="true"')), 'count'),
    variables: { x: 0 },
    trace: 'after',
  }),
  ownCase('loop-tests-after-and-runs-once', {
    content: once(sets('count', 'x', 'x + 1', loops('x < 0', 'testBefore="false"')), 'count'),
    variables: { x: 0 },
    trace: 'count after',
  }),
  ownCase('loop-has-a-maximum', {
    content: once(task('task1', loops('true', 'loopMaximum="4"')), 'task1'),
    trace: 'task1 task1 task1 task1 after',
  }),
  ownCase('loop-of-a-subprocess', {
    content: once(
      sub(
        'inner',
        loops('x < 3') +
          start('s1') +
          sets('count', 'x', 'x + 1') +
          task('task1') +
          end('e1') +
          flows('s1 count task1 e1'),
      ),
      'inner',
    ),
    variables: { x: 0 },
    trace: 'count task1 count task1 count task1 after',
  }),
  ownCase('loop-of-a-call', {
    content: once(calls('call', 'called', loops('true', 'loopMaximum="2"')), 'call'),
    also: [process('called', start('s1') + task('task1') + end('e1') + flows('s1 task1 e1'))],
    trace: 'task1 task1 after',
  }),
  ownCase('loop-with-a-boundary-event', {
    content:
      once(user('ask', loops('true', 'loopMaximum="3"')), 'ask') +
      boundary('late', 'ask', after('PT5S')) +
      task('task1') +
      end('e2') +
      flows('late task1 e2'),
    then: [done('ask'), done('ask'), wait(5)],
    trace: 'ask ask task1',
  }),
  ownCase('loop-with-a-negative-maximum', {
    content: once(task('task1', loops('true', 'loopMaximum="-1"')), 'task1'),
    outcome: 'anyError',
  }),
  ownCase('instances-at-once', {
    content: once(user('ask', times('3')), 'ask'),
    then: [live('ask'), done('ask'), done('ask'), done('ask')],
    trace: 'ask ask ask after',
  }),
  ownCase('instances-one-by-one', {
    content: once(user('ask', times('3', 'isSequential="true"')), 'ask'),
    then: [done('ask'), done('ask'), done('ask')],
    trace: 'ask ask ask after',
  }),
  ownCase('instances-none', { content: once(task('task1', times('0')), 'task1'), trace: 'after' }),
  ownCase('instances-negative', { content: once(task('task1', times('-1')), 'task1'), outcome: 'anyError' }),
  ownCase('instances-no-number', { content: once(task('task1', times('"many"')), 'task1'), outcome: 'anyError' }),
  ownCase('instances-until-enough', {
    content: once(user('ask', times('3', '', d.enough('numberOfCompletedInstances >= 2'))), 'ask'),
    then: [done('ask'), done('ask')],
    trace: 'ask ask after',
  }),
  ownCase('instances-ended-by-an-error', {
    content:
      once(
        sub(
          'inner',
          times('3') +
            start('s1') +
            gateway('xor', 'fork') +
            user('ask') +
            end('e1') +
            end('e2', error('E')) +
            d.flow('fork', 'ask', 'loopCounter < 3') +
            d.flow('fork', 'e2', 'loopCounter = 3') +
            flows('s1 fork', 'ask e1'),
        ),
        'inner',
      ) +
      boundary('catch', 'inner', error('E')) +
      task('task1') +
      end('e3') +
      flows('catch task1 e3'),
    trace: 'task1',
  }),
  ownCase('instances-of-a-call', {
    content: once(calls('call', 'called', times('2')), 'call'),
    also: [process('called', start('s1') + task('task1') + end('e1') + flows('s1 task1 e1'))],
    trace: 'task1 task1 after',
  }),
  ownCase('instances-in-instances', {
    content: once(
      sub(
        'inner',
        times('2') + start('s1') + task('task1', times('2', 'isSequential="true"')) + end('e1') + flows('s1 task1 e1'),
      ),
      'inner',
    ),
    trace: 'task1 task1 task1 task1 after',
  }),
];

export const scopes = [
  ownCase('ad-hoc-parallel', {
    content: once(adHoc('inner', 'Parallel', user('one') + user('two')), 'inner'),
    then: [live('one', 'two'), done('two'), done('one')],
    trace: 'one two after',
  }),
  ownCase('ad-hoc-sequential', {
    content: once(adHoc('inner', 'Sequential', user('one') + user('two')), 'inner'),
    then: [done('one'), done('two')],
    trace: 'one two after',
  }),
  ownCase('ad-hoc-until-enough', {
    content: once(
      adHoc(
        'inner',
        'Parallel',
        user('one') + user('two') + d.enough('x = 1') + sets('count', 'x', '1') + flows('one count'),
      ),
      'inner',
    ),
    variables: { x: 0 },
    then: [done('one')],
    trace: 'one count after',
  }),
  ownCase('call-of-a-call', {
    content: once(calls('call', 'middle'), 'call'),
    also: [
      process(
        'middle',
        start('s1') + calls('again', 'innermost') + task('task2') + end('e1') + flows('s1 again task2 e1'),
      ),
      process('innermost', start('s1') + task('task1') + end('e1') + flows('s1 task1 e1')),
    ],
    trace: 'task1 task2 after',
  }),
  ownCase('call-of-itself-ends', {
    content:
      start('s') +
      sets('count', 'x', 'x + 1') +
      gateway('xor', 'fork') +
      calls('again', 'call-of-itself-ends') +
      task('task1') +
      end('e') +
      end('e2') +
      d.flow('fork', 'again', 'x < 3') +
      d.flow('fork', 'e2', 'x >= 3') +
      flows('s count fork', 'again task1 e'),
    variables: { x: 0 },
    trace: 'count count count task1 task1',
  }),
  ownCase('call-of-a-global-user-task', {
    content: once(calls('call', 'asking'), 'call'),
    also: ['<bpmn:globalUserTask id="asking" name="Ask" />'],
    then: [{ do: 'completeAllUserTasks' }],
    trace: 'after',
  }),
  ownCase('subprocess-in-a-subprocess', {
    content: once(
      sub(
        'outer',
        start('s1') +
          sub('inner', start('s2') + task('task1') + end('e2') + flows('s2 task1 e2')) +
          task('task2') +
          end('e1') +
          flows('s1 inner task2 e1'),
      ),
      'outer',
    ),
    trace: 'task1 task2 after',
  }),
  ownCase('subprocess-waits-for-all-its-tokens', {
    content: once(
      sub(
        'inner',
        start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          task('task1') +
          end('e1') +
          end('e2') +
          flows('s1 fork ask e1', 'fork task1 e2'),
      ),
      'inner',
    ),
    then: [done('ask')],
    trace: 'task1 ask after',
  }),
  ownCase('subprocess-without-start-and-end', {
    content: once(sub('inner', task('task1') + task('task2') + task('task3') + flows('task1 task3')), 'inner'),
    trace: 'task1 task2 task3 after',
  }),
];

export const tokens = [
  ownCase('start-quantity-waits-for-as-many', {
    content: start('s') + task('task1', '', 'startQuantity="2"') + end('e') + flows('s task1 e'),
    state: 'active',
  }),
  ownCase('start-quantity-takes-two', {
    content:
      start('s') +
      gateway('and', 'fork') +
      task('task1', '', 'startQuantity="2"') +
      end('e') +
      gateway('xor', 'join') +
      task('task2') +
      task('task3') +
      flows('s fork task2 join task1 e', 'fork task3 join'),
    trace: 'task1 task2 task3',
  }),
  ownCase('completion-quantity-gives-two', {
    content:
      start('s') + task('task1', '', 'completionQuantity="2"') + task('task2') + end('e') + flows('s task1 task2 e'),
    trace: 'task1 task2 task2',
  }),
  ownCase('start-quantity-zero', {
    content: start('s') + task('task1', '', 'startQuantity="0"') + end('e') + flows('s task1 e'),
    outcome: 'deployRejected',
  }),
  ownCase('completion-quantity-zero', {
    content: start('s') + task('task1', '', 'completionQuantity="0"') + end('e') + flows('s task1 e'),
    outcome: 'deployRejected',
  }),
];
