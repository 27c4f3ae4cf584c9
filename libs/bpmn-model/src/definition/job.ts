import type { Expression } from './expression.js';

export interface JobDefinition {
  readonly type: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
}

/** Worked as a job, before the element begins (`start`) or when its work is done (`end`). */
export interface ExecutionListener {
  readonly event: 'start' | 'end';
  readonly job: JobDefinition;
}

/** Worked as a job at a change of a user task; the change waits for it, and is refused when it is denied. */
export interface TaskListener {
  readonly event: 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';
  readonly job: JobDefinition;
}
