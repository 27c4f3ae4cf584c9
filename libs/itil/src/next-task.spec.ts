import { describe, expect, it } from '@jest/globals';
import { compareTasks, nextTask, type QueuedTask } from './next-task.js';
import { priorityRank } from './priority.js';

const task = (key: string, more: Partial<QueuedTask> = {}): QueuedTask => ({
  key,
  dueAt: null,
  priority: null,
  createdAt: 100,
  assignee: null,
  ...more,
});
const next = (...tasks: QueuedTask[]) => {
  const { task: chosen, why } = nextTask(tasks, 'ana', 1_000);
  return { key: chosen?.key, why };
};

describe('the next task', () => {
  it('is none where there is none', () => {
    expect(next()).toEqual({ key: undefined, why: [] });
  });

  it('is the one due first, before any priority', () => {
    const tasks = [task('b', { priority: 'P1' }), task('a', { dueAt: 2_000, priority: 'P4' })];
    expect(next(...tasks)).toEqual({ key: 'a', why: ['due-first'] });
  });

  it('is overdue where its time has passed', () => {
    const tasks = [task('a', { dueAt: 900 }), task('b', { dueAt: 950 })];
    expect(next(...tasks)).toEqual({ key: 'a', why: ['overdue', 'due-first'] });
  });

  it('is the most urgent one where due times say nothing', () => {
    const tasks = [task('c'), task('b', { priority: 'P2', createdAt: 1 }), task('a', { priority: 'P1' })];
    expect(next(...tasks)).toEqual({ key: 'a', why: ['highest-priority'] });
  });

  it('is the oldest one where priorities are equal', () => {
    const tasks = [task('b', { priority: 'P1' }), task('a', { priority: 'P1', createdAt: 50 })];
    expect(next(...tasks)).toEqual({ key: 'a', why: ['oldest'] });
  });

  it('says that it is the person’s own already', () => {
    expect(next(task('a', { assignee: 'ana' }))).toEqual({ key: 'a', why: ['already-yours'] });
  });

  it('orders a queue without changing it', () => {
    const tasks = Object.freeze([task('b', { createdAt: 2 }), task('a', { createdAt: 1 })]);
    nextTask(tasks, 'ana', 0);
    expect([...tasks].sort(compareTasks).map(({ key }) => key)).toEqual(['a', 'b']);
  });
});

it('ranks what has no priority last', () => {
  expect(['P1', 'P4', null, 'urgent'].map(priorityRank)).toEqual([0, 3, 4, 4]);
});
