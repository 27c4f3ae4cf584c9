import type { ElementId, ElementType, FlowId } from '@relevo/bpmn-model';
import type { Instant, Json, Key } from './keys.js';
import type { Table } from './table.js';

/** A process instance; several may live in one case (called, reopened, side by side). */
export interface ProcessInstance {
  readonly key: Key;
  readonly definitionKey: Key;
  readonly bpmnProcessId: string;
  readonly version: number;
  /** The call activity's element instance that waits for this one. */
  readonly parentElementKey: Key | null;
  readonly state: 'active' | 'completed' | 'terminated';
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** The end event last reached, from ProcessInstanceCompleted; a ticket with no token left takes its properties. */
  readonly endElementId: ElementId | null;
  readonly hasFault: boolean;
}

/**
 * A live element: a token that is somewhere. Rows of completed ones leave the state (they stand in the history).
 * The scope tree: a process instance is the scope of its top elements, a subprocess instance of its inner ones.
 */
export interface ElementInstance {
  readonly key: Key;
  readonly processInstanceKey: Key;
  readonly elementId: ElementId;
  readonly type: ElementType;
  /** Key of the process instance or of the enclosing subprocess's element instance. */
  readonly scopeKey: Key;
  /**
   * `joining`: consumed by nothing yet, waits at a converging parallel gateway on `flowId`.
   * `activating`: entered, not yet active (a fault before activation leaves it here).
   * `completing`: its work is done, leaving it failed (a fault in an output mapping or a gateway's condition).
   */
  readonly state: 'joining' | 'activating' | 'active' | 'completing' | 'terminating';
  /** The incoming flow it came by; null for start and boundary events. */
  readonly flowId: FlowId | null;
  /** The case's own sequence: order of entering. Never the time. */
  readonly entered: number;
  readonly enteredAt: Instant;
}

export interface VariableEntry {
  readonly key: Key;
  readonly value: Json;
}

/** One document per scope. Scope keys: the case (holds `ticket`), a process instance, an element instance. */
export interface VariableScope {
  readonly scopeKey: Key;
  readonly variables: Readonly<Record<string, VariableEntry>>;
}

export interface Timer {
  readonly key: Key;
  /** The element instance that waits: the catch event, the activity of a boundary event, the event-based gateway. */
  readonly elementKey: Key;
  /** The event that fires: the catch or boundary event. */
  readonly targetElementId: ElementId;
  readonly processInstanceKey: Key;
  readonly dueAt: Instant;
  /** Repeating timers: firings left after this one (-1: without end) and the interval or cron that gives the next. */
  readonly repeat: { readonly interval: string; readonly remaining: number } | null;
}

export interface Subscription {
  readonly key: Key;
  readonly elementKey: Key;
  readonly targetElementId: ElementId;
  readonly processInstanceKey: Key;
  readonly messageName: string;
  /** null: any message of that name. */
  readonly correlationKey: string | null;
  /** Non-interrupting boundary events stay subscribed. */
  readonly interrupting: boolean;
}

export interface Job {
  readonly key: Key;
  readonly elementKey: Key;
  readonly elementId: ElementId;
  readonly processInstanceKey: Key;
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  /** After a failure with back-off: not handed out before. */
  readonly availableAt: Instant;
  /** `failed`: no retries left, a fault stands at its element. */
  readonly state: 'activatable' | 'failed';
  readonly errorMessage: string | null;
}

export interface UserTask {
  readonly key: Key;
  readonly elementKey: Key;
  readonly elementId: ElementId;
  readonly processInstanceKey: Key;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueAt: Instant | null;
  readonly followUpAt: Instant | null;
  /** 0 to 100, 50 unless said. */
  readonly priority: number;
  /** The version of the linked form bound at creation; null: the default form. */
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly createdAt: Instant;
}

/** A stuck element (design §3). In `/v2` it is an incident. */
export interface Fault {
  readonly key: Key;
  readonly elementKey: Key;
  readonly elementId: ElementId;
  readonly processInstanceKey: Key;
  readonly jobKey: Key | null;
  readonly code: FaultCode;
  /** "Expected X, but Y", with the element's label and id and the way out. */
  readonly message: string;
  readonly raisedAt: Instant;
}

export type FaultCode =
  | 'condition-not-boolean'
  | 'no-flow-taken'
  | 'expression-failed'
  | 'expression-timeout'
  | 'invalid-timer'
  | 'invalid-correlation-key'
  | 'invalid-assignment'
  | 'invalid-job'
  | 'unhandled-error'
  | 'job-without-retries'
  | 'decision-failed'
  | 'decision-not-found'
  | 'form-not-found'
  | 'called-process-not-found'
  | 'reserved-variable'
  | 'variable-too-large'
  | 'limit-steps'
  | 'limit-tokens'
  | 'limit-depth';

/** The state of a case. `apply` alone changes it. */
export interface CaseState {
  readonly caseKey: Key;
  /** Grows by one with each element entered. */
  readonly entered: number;
  readonly instances: Table<ProcessInstance>;
  readonly elements: Table<ElementInstance>;
  readonly variables: Table<VariableScope>;
  readonly timers: Table<Timer>;
  readonly subscriptions: Table<Subscription>;
  readonly jobs: Table<Job>;
  readonly userTasks: Table<UserTask>;
  readonly faults: Table<Fault>;
}

/** The row tables of a case, by name: what the engine loads and writes as deltas. */
export type CaseTable =
  'instances' | 'elements' | 'variables' | 'timers' | 'subscriptions' | 'jobs' | 'userTasks' | 'faults';

/** A case as plain JSON; `toSnapshot` and `fromSnapshot` go there and back. */
export interface CaseSnapshot {
  readonly caseKey: Key;
  readonly entered: number;
  readonly instances: readonly ProcessInstance[];
  readonly elements: readonly ElementInstance[];
  readonly variables: readonly VariableScope[];
  readonly timers: readonly Timer[];
  readonly subscriptions: readonly Subscription[];
  readonly jobs: readonly Job[];
  readonly userTasks: readonly UserTask[];
  readonly faults: readonly Fault[];
}
