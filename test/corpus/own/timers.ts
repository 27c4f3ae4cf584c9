import * as d from './diagram-text.js';
import { done, live, ownCase, wait } from './own-case.js';

const { after, boundary, caught, end, eventSub, every, flows, start, sub, task, user } = d;

const asked = sub('inner', start('s1') + user('ask') + end('e1') + flows('s1 ask e1'));
const watched = (definition: string, attributes: string): string =>
  start('s') +
  asked +
  boundary('late', 'inner', definition, attributes) +
  task('task1') +
  task('task2') +
  end('e2') +
  end('e3') +
  flows('s inner task1 e2', 'late task2 e3');
const beside = (definition: string, attributes: string): string =>
  start('s') +
  user('ask') +
  end('e') +
  flows('s ask e') +
  eventSub('aside', start('s2', definition, attributes) + task('task2') + end('e2') + flows('s2 task2 e2'));

export const timers = [
  ownCase('timer-intermediate', {
    content: start('s') + caught('pause', after('PT5S')) + task('task1') + end('e') + flows('s pause task1 e'),
    then: [wait(5)],
    trace: 'task1',
  }),
  ownCase('timer-intermediate-not-yet', {
    content: start('s') + caught('pause', after('PT5S')) + task('task1') + end('e') + flows('s pause task1 e'),
    then: [wait(4.999)],
    state: 'active',
  }),
  ownCase('timer-intermediate-cycle-happens-once', {
    content: start('s') + caught('pause', every('R3/PT5S')) + task('task1') + end('e') + flows('s pause task1 e'),
    then: [wait(60)],
    trace: 'task1',
  }),
  ownCase('timer-boundary-interrupting', { content: watched(after('PT2S'), ''), then: [wait(3)], trace: 'task2' }),
  ownCase('timer-boundary-beside', {
    content: watched(after('PT2S'), d.beside),
    then: [wait(3), live('ask'), done('ask')],
    trace: 'task2 ask task1',
  }),
  ownCase('timer-boundary-cycle', {
    content: watched(every('R3/PT1S'), d.beside),
    then: [wait(10), done('ask')],
    trace: 'task2 task2 task2 ask task1',
  }),
  ownCase('timer-event-subprocess-interrupting', {
    content: beside(after('PT2S'), ''),
    then: [wait(3)],
    trace: 'task2',
  }),
  ownCase('timer-event-subprocess-beside', {
    content: beside(after('PT2S'), d.alongside),
    then: [wait(3), done('ask')],
    trace: 'task2 ask',
  }),
  ownCase('timer-event-subprocess-cycle', {
    content: beside(every('R2/PT1S'), d.alongside),
    then: [wait(5), done('ask')],
    trace: 'task2 task2 ask',
  }),
  ownCase('timer-event-subprocess-too-late', {
    content: beside(after('PT2S'), ''),
    then: [done('ask'), wait(5)],
    trace: 'ask',
  }),
  ownCase('timer-start', {
    content: start('s', every('R2/PT1M')) + task('task1') + end('e') + flows('s task1 e'),
    startsItself: true,
    then: [wait(600)],
    trace: 'task1 task1',
  }),
];
