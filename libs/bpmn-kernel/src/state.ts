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
  /** The end event last reached, from ProcessInstanceCompleted (or ProcessInstanceCompleting); a ticket with no token left takes its properties. */
  readonly endElementId: ElementId | null;
  readonly hasFault: boolean;
  /** Since when nothing moves in it; null: it runs. Called instances are suspended with their caller. */
  readonly suspendedAt: Instant | null;
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
  /** Of a looping activity: the body that holds its instances, or one of these; null: it runs once. */
  readonly loop: LoopState | null;
  /** The compensation event (its element instance) on whose behalf it undoes; null: ordinary work. */
  readonly compensates: Key | null;
  /** Execution listeners of the present phase (`activating`, `completing`) that are done. */
  readonly listened: number;
}

export type LoopState =
  | {
      readonly kind: 'body';
      /** BPMN's numberOfInstances; null: not known before the end (a standard loop). */
      readonly total: number | null;
      /** Instances entered so far; the next one's loopCounter is one more. */
      readonly entered: number;
      readonly completed: number;
    }
  /** `counter`: BPMN's loopCounter, from 1. */
  | { readonly kind: 'iteration'; readonly counter: number };

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
  /**
   * Who waits: the catch event, the activity of a boundary event, the event-based gateway, or the scope of an event
   * subprocess (an element instance or the process instance).
   */
  readonly elementKey: Key;
  /** The event that fires: the catch or boundary event, or the start event of an event subprocess. */
  readonly targetElementId: ElementId;
  readonly processInstanceKey: Key;
  readonly dueAt: Instant;
  /** Its process instance is suspended: so many milliseconds were left, and are left when it is resumed. */
  readonly remaining: number | null;
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

/** Waits for a signal; who waits and what fires: see `Timer`. */
export interface SignalSubscription {
  readonly key: Key;
  readonly elementKey: Key;
  readonly targetElementId: ElementId;
  readonly processInstanceKey: Key;
  readonly signalName: string;
  /** Others stay subscribed. */
  readonly interrupting: boolean;
}

/** Waits until an expression holds; who waits and what fires: see `Timer`. */
export interface Condition {
  readonly key: Key;
  readonly elementKey: Key;
  readonly targetElementId: ElementId;
  readonly processInstanceKey: Key;
  /** Which of the target's triggers it is (0 but for multiple events). */
  readonly trigger: number;
  readonly interrupting: boolean;
  /** What it gave when it was last looked at: it fires when it *becomes* true. */
  readonly held: boolean;
}

/**
 * What an instance of a multi-instance activity begins with, or has given. Of an ad-hoc subprocess: an activity that
 * waits for its turn (`{elementId, variables}`), or what a path inside has given.
 */
export interface LoopItem {
  readonly key: Key;
  /** The loop's body, or the ad-hoc subprocess. */
  readonly elementKey: Key;
  readonly processInstanceKey: Key;
  /** From 1, as loopCounter. */
  readonly counter: number;
  /** `input`: not yet begun (sequential loops over a collection); `output`: its output element. */
  readonly kind: 'input' | 'output';
  readonly value: Json;
}

/** An activity that completed and can be undone, as long as its scope (or what keeps that) lives. */
export interface Compensation {
  readonly key: Key;
  readonly processInstanceKey: Key;
  /** The scope it ran in: undone from there. */
  readonly scopeKey: Key;
  readonly elementId: ElementId;
  /** The element instance that completed; for a subprocess or call: the scope of what was done inside. */
  readonly elementKey: Key;
  /** Its loopCounter, where it was one of several. */
  readonly counter: number | null;
  /** The case's own sequence at completion: what completed last is undone first. */
  readonly order: number;
  /** A subprocess's or called instance's own variables as they were, for its handlers. */
  readonly variables: Readonly<Record<string, Json>>;
  /** The compensation event that has asked for it, not yet begun; null: nobody has. */
  readonly requestedBy: Key | null;
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
  /** `failed`: no retries left, a fault stands at its element. `suspended`: with its process instance. */
  readonly state: 'activatable' | 'failed' | 'suspended';
  readonly errorMessage: string | null;
  /** The element's own work, or a listener's (`listener` says which event and place in the list). */
  readonly kind: 'work' | 'execution-listener' | 'task-listener';
  readonly listener: { readonly event: string; readonly index: number } | null;
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
  /** A change that waits for the task's listeners; null: none. */
  readonly pending: PendingTaskChange | null;
}

/** What a person asked of a task and its listeners are still to see. */
export interface PendingTaskChange {
  readonly event: 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';
  readonly action: string;
  readonly assignee?: string | null;
  readonly changes?: Readonly<Record<string, Json>>;
  readonly variables?: Readonly<Record<string, Json>>;
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
  | 'called-process-suspended'
  | 'reserved-variable'
  | 'variable-too-large'
  | 'invalid-collection'
  | 'invalid-completion-condition'
  | 'invalid-activity'
  | 'unhandled-cancel'
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
  readonly signals: Table<SignalSubscription>;
  readonly conditions: Table<Condition>;
  readonly loopItems: Table<LoopItem>;
  readonly compensations: Table<Compensation>;
}

/** The row tables of a case, by name: what the engine loads and writes as deltas. */
export type CaseTable = keyof Omit<CaseSnapshot, 'caseKey' | 'entered'>;

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
  readonly signals: readonly SignalSubscription[];
  readonly conditions: readonly Condition[];
  readonly loopItems: readonly LoopItem[];
  readonly compensations: readonly Compensation[];
}
