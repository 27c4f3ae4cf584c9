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
  signal,
  start,
  sub,
  task,
  terminate,
  thrown,
  times,
  transaction,
  user,
} = d;

/** start → inner → behind → end. */
const outside = (inner: string): string => start('s') + inner + task('behind') + end('e') + flows('s inner behind e');
const aside = (definition: string, attributes = '', last = end('e9')): string =>
  eventSub('aside', start('s9', definition, attributes) + task('caught') + last + flows('s9 caught e9'));

/** Events that meet scopes inside scopes. */
export const nesting = [
  ownCase('signal-interrupts-the-subprocess-that-throws-it', {
    content: outside(
      sub(
        'inner',
        start('s1') +
          thrown('throw', signal('S')) +
          task('task1') +
          end('e1') +
          flows('s1 throw task1 e1') +
          aside(signal('S')),
      ),
    ),
    trace: 'caught behind',
  }),
  ownCase('signal-leaves-the-subprocess-that-throws-it', {
    content: outside(
      sub(
        'inner',
        start('s1') +
          thrown('throw', signal('S')) +
          task('task1') +
          end('e1') +
          flows('s1 throw task1 e1') +
          aside(signal('S'), d.alongside),
      ),
    ),
    trace: 'caught task1 behind',
  }),
  ownCase('escalation-is-caught-by-the-innermost-scope', {
    content:
      outside(
        sub(
          'inner',
          start('s1') +
            thrown('throw', escalation('X')) +
            task('task1') +
            end('e1') +
            flows('s1 throw task1 e1') +
            aside(escalation('X'), d.alongside),
        ),
      ) +
      boundary('out', 'inner', escalation('X')) +
      task('never') +
      end('e2') +
      flows('out never e2'),
    trace: 'caught task1 behind',
  }),
  ownCase('error-thrown-by-an-event-subprocess-goes-outwards', {
    content:
      outside(
        sub(
          'inner',
          start('s1') +
            task('task1') +
            end('e1', error('E')) +
            flows('s1 task1 e1') +
            aside(error('E'), '', end('e9', error('F'))),
        ),
      ) +
      boundary('out', 'inner', error('F')) +
      task('outer') +
      end('e2') +
      flows('out outer e2'),
    trace: 'task1 caught outer',
  }),
  ownCase('timer-in-a-subprocess-ends-that-alone', {
    content: outside(sub('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1') + aside(after('PT1S')))),
    then: [wait(2)],
    trace: 'caught behind',
  }),
  ownCase('timer-at-a-call-ends-what-it-called', {
    content:
      outside(calls('inner', 'called')) +
      boundary('late', 'inner', after('PT1S')) +
      task('outer') +
      end('e2') +
      flows('late outer e2'),
    also: [process('called', start('s1') + user('ask') + end('e1') + flows('s1 ask e1'))],
    then: [wait(2)],
    trace: 'outer',
  }),
  ownCase('terminate-in-an-instance-ends-that-instance-alone', {
    content: outside(
      sub(
        'inner',
        times('2') +
          start('s1') +
          gateway('and', 'fork') +
          user('ask') +
          task('task1') +
          end('e1') +
          end('e2', terminate) +
          flows('s1 fork ask e1', 'fork task1 e2'),
      ),
    ),
    trace: 'task1 task1 behind',
  }),
  ownCase('terminate-in-an-event-subprocess-beside-ends-that-alone', {
    content: outside(
      sub(
        'inner',
        start('s1') +
          thrown('throw', signal('S')) +
          user('ask') +
          end('e1') +
          flows('s1 throw ask e1') +
          aside(signal('S'), d.alongside, end('e9', terminate)),
      ),
    ),
    then: [done('ask')],
    trace: 'caught ask behind',
  }),
  ownCase('boundary-event-of-all-instances', {
    content:
      outside(user('inner', times('3'))) +
      boundary('late', 'inner', after('PT1S')) +
      task('outer') +
      end('e2') +
      flows('late outer e2'),
    then: [done('inner'), wait(2)],
    trace: 'inner outer',
  }),
  ownCase('cancel-undoes-a-completed-subprocess-of-the-transaction', {
    content:
      outside(
        transaction(
          'inner',
          start('s1') +
            sub(
              'booking',
              start('s2') +
                task('book') +
                end('e3') +
                flows('s2 book e3') +
                eventSub('undoing', start('s4', d.compensate()) + task('undo') + end('e4') + flows('s4 undo e4')),
            ) +
            end('stop', d.cancel) +
            flows('s1 booking stop'),
        ),
      ) +
      boundary('cancelled', 'inner', d.cancel) +
      task('outer') +
      end('e2') +
      flows('cancelled outer e2'),
    trace: 'book undo outer',
  }),
  ownCase('error-in-a-transaction-undoes-nothing', {
    content:
      outside(
        transaction(
          'inner',
          start('s1') + task('book') + d.compensatedBy('book', 'undo') + end('e1', error('E')) + flows('s1 book e1'),
        ),
      ) +
      boundary('out', 'inner', error('E')) +
      task('outer') +
      end('e2') +
      flows('out outer e2'),
    trace: 'book outer',
  }),
  ownCase('event-subprocess-beside-runs-once-for-each-event', {
    content: outside(
      sub(
        'inner',
        start('s1') +
          thrown('one', signal('S')) +
          thrown('two', signal('S')) +
          end('e1') +
          flows('s1 one two e1') +
          aside(signal('S'), d.alongside),
      ),
    ),
    trace: 'caught caught behind',
  }),
  ownCase('subprocess-waits-for-the-event-subprocess-beside-it', {
    content: outside(
      sub(
        'inner',
        start('s1') +
          thrown('throw', signal('S')) +
          end('e1') +
          flows('s1 throw e1') +
          eventSub('aside', start('s9', signal('S'), d.alongside) + user('ask') + end('e9') + flows('s9 ask e9')),
      ),
    ),
    then: [done('ask')],
    trace: 'ask behind',
  }),
];
