import type { Instant, UserTaskChanges } from '@relevo/bpmn-kernel';
import { present } from '../wire.js';

/** What Camunda's clients say of a task; null and absent leave it as it is. */
export interface WireTaskChanges {
  readonly candidateGroups?: readonly string[] | null | undefined;
  readonly candidateUsers?: readonly string[] | null | undefined;
  /** An empty text takes the date away. */
  readonly dueDate?: string | null | undefined;
  readonly followUpDate?: string | null | undefined;
  readonly priority?: number | null | undefined;
}

export const taskChanges = (changes: WireTaskChanges): UserTaskChanges => {
  const { candidateGroups, candidateUsers, dueDate, followUpDate, priority } = changes;
  return {
    ...present({ candidateGroups, candidateUsers, priority }),
    ...(typeof dueDate === 'string' && { dueAt: instantOf(dueDate) }),
    ...(typeof followUpDate === 'string' && { followUpAt: instantOf(followUpDate) }),
  } as UserTaskChanges;
};

const instantOf = (date: string): Instant | null => (date === '' ? null : Date.parse(date));
