import * as d from './diagram-text.js';
import { done, ownCase } from './own-case.js';

const {
  boundary,
  caught,
  end,
  eventSub,
  flows,
  gateway,
  message,
  process,
  receive,
  send,
  start,
  sub,
  task,
  thrown,
  user,
} = d;

const sender = process(
  'sender',
  start('s') + user('before') + thrown('throw', message('M')) + end('e') + flows('s before throw e'),
);
const waiting = (attributes: string): string =>
  start('s') +
  sub('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1')) +
  boundary('catch', 'inner', message('M'), attributes) +
  task('task1') +
  task('task2') +
  end('e2') +
  end('e3') +
  flows('s inner task1 e2', 'catch task2 e3');
const listening = (attributes: string): string =>
  start('s') +
  user('ask') +
  end('e') +
  flows('s ask e') +
  eventSub('aside', start('s2', message('M'), attributes) + task('task2') + end('e2') + flows('s2 task2 e2'));

export const messages = [
  ownCase('message-intermediate', {
    content: start('s') + caught('catch', message('M')) + task('task1') + end('e') + flows('s catch task1 e'),
    also: [
      process(
        'partner',
        start('s') + thrown('throw', message('M')) + task('task2') + end('e') + flows('s throw task2 e'),
      ),
    ],
    then: [{ do: 'start', processId: 'partner', variables: {}, as: 'partner' }],
    trace: 'task1 task2',
  }),
  ownCase('message-start', {
    content: start('s') + thrown('throw', message('M')) + task('task1') + end('e') + flows('s throw task1 e'),
    also: [process('receiver', start('s', message('M')) + task('task2') + end('e') + flows('s task2 e'))],
    trace: 'task1 task2',
  }),
  ownCase('message-end', {
    content: start('s') + task('task1') + end('e', message('M')) + flows('s task1 e'),
    also: [process('receiver', start('s') + receive('take', 'M') + end('e') + flows('s take e'))],
    first: ['receiver'],
    trace: 'task1 take',
  }),
  ownCase('message-send-task-starts-by-receive-task', {
    content: start('s') + send('post', 'M') + end('e') + flows('s post e'),
    also: [process('receiver', receive('take', 'M', 'instantiate="true"') + task('task1') + flows('take task1'))],
    trace: 'post take task1',
  }),
  ownCase('message-boundary-interrupting', {
    content: waiting(''),
    also: [sender],
    first: ['sender'],
    then: [done('sender.before')],
    trace: 'before task2',
  }),
  ownCase('message-boundary-beside', {
    content: waiting(d.beside),
    also: [sender],
    first: ['sender'],
    then: [done('sender.before'), done('ask')],
    trace: 'before task2 ask task1',
  }),
  ownCase('message-event-subprocess-interrupting', {
    content: listening(''),
    also: [sender],
    first: ['sender'],
    then: [done('sender.before')],
    trace: 'before task2',
  }),
  ownCase('message-event-subprocess-beside', {
    content: listening(d.alongside),
    also: [sender],
    first: ['sender'],
    then: [done('sender.before'), done('ask')],
    trace: 'before task2 ask',
  }),
  ownCase('message-reaches-one-of-a-process-id', {
    content: start('s') + receive('take', 'M') + end('e') + flows('s take e'),
    also: [sender],
    first: ['message-reaches-one-of-a-process-id', 'sender'],
    then: [done('sender.before')],
    trace: 'before take',
    state: 'active',
  }),
  ownCase('message-starts-through-event-gateway', {
    content: start('s') + thrown('throw', message('M')) + end('e') + flows('s throw e'),
    also: [
      process(
        'receiver',
        gateway('event', 'which', 'instantiate="true"') +
          caught('first', message('L')) +
          caught('second', message('M')) +
          task('task1') +
          task('task2') +
          end('e1') +
          end('e2') +
          flows('which first task1 e1', 'which second task2 e2'),
      ),
    ],
    trace: 'task2',
  }),
  ownCase('message-starts-through-parallel-event-gateway', {
    content:
      start('s') +
      thrown('one', message('L')) +
      user('between') +
      thrown('two', message('M')) +
      end('e') +
      flows('s one between two e'),
    also: [
      process(
        'receiver',
        gateway('event', 'which', 'instantiate="true" eventGatewayType="Parallel"') +
          caught('first', message('L')) +
          caught('second', message('M')) +
          task('task1') +
          task('task2') +
          end('e1') +
          end('e2') +
          flows('which first task1 e1', 'which second task2 e2'),
      ),
    ],
    then: [done('between')],
    trace: 'between task1 task2',
  }),
];
