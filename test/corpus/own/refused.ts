import * as d from './diagram-text.js';
import { ownCase } from './own-case.js';

const {
  boundary,
  caught,
  end,
  eventSub,
  flows,
  gateway,
  process,
  receive,
  signal,
  start,
  sub,
  task,
  thrown,
  transaction,
  user,
} = d;

const refused = (id: string, content: string, ...also: readonly string[]) =>
  ownCase(id, { content, also, outcome: 'deployRejected', startsItself: true });
const run = start('s') + task('task1') + end('e') + flows('s task1 e');

const referred = (definition: string, id: string): string => definition.replace(/^<bpmn:(\w+)/, `<bpmn:$1 id="${id}"`);
const reference = (id: string): string => `<bpmn:eventDefinitionRef>${id}</bpmn:eventDefinitionRef>`;

/** One sentence of the standard broken in each. */
export const refusedDiagrams = [
  refused('end-event-with-outgoing-flow', run + task('task2') + flows('e task2')),
  refused('start-event-with-incoming-flow', run + gateway('and', 'fork') + flows('task1 fork s', 'fork e')),
  refused('boundary-event-without-outgoing-flow', run + boundary('b', 'task1', signal('S'))),
  refused(
    'boundary-event-on-an-event',
    run + `<bpmn:boundaryEvent id="b" attachedToRef="s">${signal('S')}</bpmn:boundaryEvent>` + flows('b e'),
  ),
  refused('boundary-event-without-trigger', run + boundary('b', 'task1', '') + flows('b e')),
  refused(
    'boundary-error-event-that-does-not-interrupt',
    run + boundary('b', 'task1', d.error('E'), d.beside) + flows('b e'),
  ),
  refused(
    'boundary-cancel-event-on-a-subprocess',
    start('s') +
      sub('inner', start('s1') + end('e1') + flows('s1 e1')) +
      end('e') +
      boundary('b', 'inner', d.cancel) +
      flows('s inner e', 'b e'),
  ),
  refused('cancel-end-event-outside-a-transaction', start('s') + end('e', d.cancel) + flows('s e')),
  refused('catch-event-without-trigger', start('s') + caught('c', '') + end('e') + flows('s c e')),
  refused('catch-event-for-an-error', start('s') + caught('c', d.error('E')) + end('e') + flows('s c e')),
  refused('throw-event-for-a-timer', start('s') + thrown('t', d.after('PT1S')) + end('e') + flows('s t e')),
  refused('error-end-event-without-error', start('s') + end('e', d.error()) + flows('s e')),
  refused('process-start-event-for-an-error', start('s', d.error('E')) + end('e') + flows('s e')),
  refused(
    'subprocess-start-event-with-trigger',
    start('s') + sub('inner', start('s1', signal('S')) + end('e1') + flows('s1 e1')) + end('e') + flows('s inner e'),
  ),
  refused(
    'event-subprocess-with-two-starts',
    run + eventSub('aside', start('s1', signal('A')) + start('s2', signal('B')) + end('e1') + flows('s1 e1', 's2 e1')),
  ),
  refused('event-subprocess-without-trigger', run + eventSub('aside', start('s1') + end('e1') + flows('s1 e1'))),
  refused(
    'event-subprocess-error-that-does-not-interrupt',
    run + eventSub('aside', start('s1', d.error('E'), d.alongside) + end('e1') + flows('s1 e1')),
  ),
  refused(
    'event-gateway-to-a-task',
    start('s') +
      gateway('event', 'g') +
      caught('c', signal('S')) +
      task('task1') +
      end('e') +
      flows('s g c e', 'g task1 e'),
  ),
  refused(
    'event-gateway-with-message-event-and-receive-task',
    start('s') +
      gateway('event', 'g') +
      caught('c', d.message('M')) +
      receive('r', 'L') +
      end('e') +
      flows('s g c e', 'g r e'),
  ),
  refused(
    'event-gateway-target-with-another-flow',
    start('s') +
      gateway('and', 'f') +
      gateway('event', 'g') +
      caught('c', signal('S')) +
      caught('k', signal('T')) +
      end('e') +
      flows('s f g c e', 'g k e', 'f c'),
  ),
  refused(
    'parallel-event-gateway-that-does-not-start',
    start('s') +
      gateway('event', 'g', 'eventGatewayType="Parallel"') +
      caught('c', signal('S')) +
      caught('k', signal('T')) +
      end('e') +
      flows('s g c e', 'g k e'),
  ),
  refused(
    'flow-out-of-a-subprocess',
    start('s') +
      sub('inner', start('s1') + task('task1') + flows('s1 task1')) +
      end('e') +
      flows('s inner e') +
      d.flow('task1', 'e'),
  ),
  refused('link-thrown-to-nowhere', start('s') + thrown('t', d.link('L')) + flows('s t')),
  refused(
    'link-caught-twice',
    start('s') +
      thrown('t', d.link('L')) +
      caught('c', d.link('L')) +
      caught('k', d.link('L')) +
      end('e') +
      flows('s t', 'c e', 'k e'),
  ),
  refused(
    'compensation-handler-with-a-flow',
    start('s') + task('task1') + d.compensatedBy('task1', 'undo') + end('e') + flows('s task1 e', 'undo e'),
  ),
  refused(
    'compensation-of-what-cannot-be-undone',
    start('s') + task('task1') + thrown('back', d.compensate('task1')) + end('e') + flows('s task1 back e'),
  ),
  refused(
    'default-flow-of-somebody-else',
    start('s') + gateway('xor', 'g', 'default="s-to-g"') + end('e') + end('f') + flows('s g e', 'g f'),
  ),
  refused('call-of-nothing', start('s') + `<bpmn:callActivity id="call" />` + end('e') + flows('s call e')),
  refused(
    'ad-hoc-with-a-start-event',
    start('s') +
      d.adHoc('inner', 'Parallel', start('s1') + task('task1') + flows('s1 task1')) +
      end('e') +
      flows('s inner e'),
  ),
  refused('ad-hoc-that-is-empty', start('s') + d.adHoc('inner', 'Parallel', '') + end('e') + flows('s inner e')),
  refused(
    'receive-task-that-starts-and-has-an-incoming-flow',
    start('s') + receive('take', 'M', 'instantiate="true"') + end('e') + flows('s take e'),
  ),
  refused(
    'timer-of-two-kinds',
    start('s') +
      caught(
        'c',
        '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1S</bpmn:timeDuration><bpmn:timeDate>2030-01-01T00:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition>',
      ) +
      end('e') +
      flows('s c e'),
  ),
  refused('timer-that-is-no-time', start('s') + caught('c', d.after('soon')) + end('e') + flows('s c e')),
  refused(
    'transaction-that-is-cancelled-beside',
    start('s') +
      transaction('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1')) +
      end('e') +
      boundary('b', 'inner', d.cancel, d.beside) +
      flows('s inner e', 'b e'),
  ),
  refused('two-processes-of-one-id', run, process('two-processes-of-one-id', run)),

  refused('process-start-event-for-a-link', start('s', d.link('L')) + end('e') + flows('s e')),
  refused('process-start-event-that-terminates', start('s', d.terminate) + end('e') + flows('s e')),
  refused('process-start-event-for-an-escalation', start('s', d.escalation('X')) + end('e') + flows('s e')),
  refused(
    'subprocess-start-event-with-trigger-by-reference',
    start('s') +
      sub('inner', start('s1', reference('sign')) + end('e1') + flows('s1 e1')) +
      end('e') +
      flows('s inner e'),
    referred(signal('S'), 'sign'),
  ),
  refused(
    'end-event-for-a-timer-by-reference',
    start('s') + end('e', reference('later')) + flows('s e'),
    referred(d.after('PT1S'), 'later'),
  ),
  refused('end-event-for-a-condition', start('s') + end('e', d.when('true')) + flows('s e')),
  refused('end-event-for-a-link', start('s') + end('e', d.link('L')) + flows('s e')),
  refused('catch-event-for-an-escalation', start('s') + caught('c', d.escalation('X')) + end('e') + flows('s c e')),
  refused('catch-event-for-compensation', start('s') + caught('c', d.compensate()) + end('e') + flows('s c e')),
  refused('catch-event-that-terminates', start('s') + caught('c', d.terminate) + end('e') + flows('s c e')),
  refused('throw-event-for-an-error', start('s') + thrown('t', d.error('E')) + end('e') + flows('s t e')),
  refused('throw-event-that-cancels', start('s') + thrown('t', d.cancel) + end('e') + flows('s t e')),
  refused('boundary-event-that-terminates', run + boundary('b', 'task1', d.terminate) + flows('b e')),
  refused(
    'boundary-error-event-by-reference-that-does-not-interrupt',
    run + boundary('b', 'task1', reference('failure'), d.beside) + flows('b e'),
    referred(d.error('E'), 'failure'),
  ),
  refused(
    'boundary-compensation-event-with-a-flow',
    start('s') +
      task('task1') +
      d.compensatedBy('task1', 'undo') +
      end('e') +
      flows('s task1 e', 'compensates-task1 e'),
  ),
  refused(
    'compensation-by-what-is-not-for-compensation',
    start('s') +
      task('task1') +
      d.compensatedBy('task1', 'undo').replace('isForCompensation="true"', '') +
      end('e') +
      flows('s task1 e'),
  ),
  refused(
    'cancel-end-event-in-a-subprocess',
    start('s') + sub('inner', start('s1') + end('e1', d.cancel) + flows('s1 e1')) + end('e') + flows('s inner e'),
  ),
  refused(
    'link-thrown-with-a-flow',
    start('s') + thrown('t', d.link('L')) + caught('c', d.link('L')) + end('e') + flows('s t e', 'c e'),
  ),
  refused(
    'link-caught-with-a-flow',
    start('s') +
      thrown('t', d.link('L')) +
      caught('c', d.link('L')) +
      end('e') +
      gateway('and', 'f') +
      flows('s f t', 'f c e'),
  ),
  refused(
    'condition-that-is-missing',
    start('s') + caught('c', '<bpmn:conditionalEventDefinition />') + end('e') + flows('s c e'),
  ),
  refused('timer-without-time', start('s') + caught('c', '<bpmn:timerEventDefinition />') + end('e') + flows('s c e')),
  refused(
    'signal-without-name',
    start('s') + thrown('t', '<bpmn:signalEventDefinition />') + end('e') + flows('s t e'),
  ),
  refused('receive-task-without-message', start('s') + '<bpmn:receiveTask id="r" />' + end('e') + flows('s r e')),
  refused(
    'event-gateway-with-a-condition',
    start('s') +
      gateway('event', 'g') +
      caught('c', signal('S')) +
      caught('k', signal('T')) +
      end('e') +
      flows('s g', 'c e', 'k e', 'g k') +
      d.flow('g', 'c', 'true'),
  ),
  refused(
    'event-gateway-to-a-receive-task-with-a-boundary-event',
    start('s') +
      gateway('event', 'g') +
      caught('c', signal('S')) +
      receive('r', 'M') +
      boundary('b', 'r', signal('T')) +
      end('e') +
      flows('s g c e', 'g r e', 'b e'),
  ),
  refused(
    'event-subprocess-inside-the-flow',
    start('s') +
      eventSub('aside', start('s1', signal('A')) + end('e1') + flows('s1 e1')) +
      end('e') +
      flows('s aside e'),
  ),
  refused(
    'flow-between-processes',
    start('s') + task('task1') + end('e') + flows('s task1 e') + d.flow('task1', 'other.t'),
    process('other', start('s') + task('t') + end('e') + flows('s t e')),
  ),
];
