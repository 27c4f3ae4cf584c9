import { priorityRank } from './priority.js';

/** What the order of a queue looks at. Times are epoch milliseconds. */
export interface QueuedTask {
  readonly key: string;
  readonly dueAt: number | null;
  readonly priority: string | null;
  readonly createdAt: number;
  readonly assignee: string | null;
}

/** `NextTask.why` of the contracts. */
export type Reason = 'overdue' | 'due-first' | 'highest-priority' | 'oldest' | 'already-yours';

/** By due time (none comes last), then priority, then age. */
export function compareTasks(a: QueuedTask, b: QueuedTask): number {
  return criteria.map(({ compare }) => compare(a, b)).find((order) => order !== 0) ?? 0;
}

const criteria: readonly { readonly reason: Reason; readonly compare: (a: QueuedTask, b: QueuedTask) => number }[] = [
  { reason: 'due-first', compare: (a, b) => byNumber(a.dueAt ?? Infinity, b.dueAt ?? Infinity) },
  { reason: 'highest-priority', compare: (a, b) => byNumber(priorityRank(a.priority), priorityRank(b.priority)) },
  { reason: 'oldest', compare: (a, b) => byNumber(a.createdAt, b.createdAt) },
];

const byNumber = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** The task to do next among those a person may do, and what put it there: what decided against the runner-up. */
export function nextTask<Task extends QueuedTask>(
  tasks: readonly Task[],
  person: string,
  now: number,
): { readonly task: Task | null; readonly why: readonly Reason[] } {
  const [task, second] = [...tasks].sort(compareTasks);
  if (!task) return { task: null, why: [] };
  const decided = second && criteria.find(({ compare }) => compare(task, second) !== 0);
  const why: Reason[] = [];
  if (task.dueAt !== null && task.dueAt < now) why.push('overdue');
  if (decided) why.push(decided.reason);
  if (task.assignee === person) why.push('already-yours');
  return { task, why };
}
