import type { ElementId } from '@relevo/bpmn-model';
import type { Instant, Key, Variables } from './keys.js';
import type { UserTaskChanges } from './events.js';

/** What the kernel is asked to do with one case. The first command of a case opens it. */
export type Command =
  | {
      readonly type: 'StartProcessInstance';
      /** Chosen by the caller, so that it can answer with it. */
      readonly processInstanceKey: Key;
      readonly definitionKey: Key;
      readonly variables: Variables;
      /** Fields of the reserved variable `ticket`; absent without a ticket. */
      readonly ticket?: Variables;
      /**
       * One of the definition's `startEvents`, whose trigger has come: a start event, an instantiating receive task, or
       * an event after an instantiating gateway. Absent: a plain start, with its `startNodes`.
       */
      readonly startElementId?: ElementId;
      /** The message that started it. */
      readonly messageKey?: Key;
    }
  /** `reason`: why, in the words of who asked. */
  | { readonly type: 'CancelProcessInstance'; readonly processInstanceKey: Key; readonly reason?: string }
  /** Nothing moves in it and in what it has called; its clocks stand still. */
  | { readonly type: 'SuspendProcessInstance'; readonly processInstanceKey: Key; readonly reason: string }
  | { readonly type: 'ResumeProcessInstance'; readonly processInstanceKey: Key; readonly reason: string }
  | ProcessInstanceModification
  /** `values: submission` is checked against the task's form version; `variables` is not (design §4). */
  | {
      readonly type: 'CompleteUserTask';
      readonly userTaskKey: Key;
      readonly values: CompletionValues;
      readonly action?: string;
    }
  | {
      readonly type: 'AssignUserTask';
      readonly userTaskKey: Key;
      readonly assignee: string | null;
      readonly action?: string;
      readonly allowOverride: boolean;
    }
  | {
      readonly type: 'UpdateUserTask';
      readonly userTaskKey: Key;
      readonly changes: UserTaskChanges;
      readonly action?: string;
    }
  /** `result`: what a task listener answers; without it, the change it has seen is accepted. */
  | {
      readonly type: 'CompleteJob';
      readonly jobKey: Key;
      readonly variables: Variables;
      readonly result?: TaskListenerResult;
    }
  | {
      readonly type: 'FailJob';
      readonly jobKey: Key;
      readonly retries: number;
      readonly errorMessage: string;
      readonly retryBackOff: number;
      readonly variables: Variables;
    }
  | {
      readonly type: 'ThrowJobError';
      readonly jobKey: Key;
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly variables: Variables;
    }
  | { readonly type: 'UpdateJobRetries'; readonly jobKey: Key; readonly retries: number }
  /** `dueAt` must still be the timer's: a stale firing is rejected. */
  | { readonly type: 'FireTimer'; readonly timerKey: Key; readonly dueAt: Instant }
  | {
      readonly type: 'CorrelateMessage';
      readonly subscriptionKey: Key;
      readonly messageKey: Key;
      readonly messageName: string;
      readonly variables: Variables;
    }
  /** A signal from outside this case reaches one that waits for it. */
  | {
      readonly type: 'DeliverSignal';
      readonly subscriptionKey: Key;
      readonly signalKey: Key;
      readonly signalName: string;
      readonly variables: Variables;
    }
  /** Activities of an ad-hoc subprocess begin, in this order. */
  | {
      readonly type: 'ActivateAdHocActivities';
      readonly elementKey: Key;
      readonly activities: readonly { readonly elementId: ElementId; readonly variables: Variables }[];
      readonly cancelRemaining: boolean;
    }
  | { readonly type: 'SetVariables'; readonly scopeKey: Key; readonly variables: Variables; readonly local: boolean }
  | { readonly type: 'SetTicketFields'; readonly fields: Variables }
  | { readonly type: 'ResolveFault'; readonly faultKey: Key };

/** All of it or nothing: first what is activated gets its scopes and tokens, then what is terminated goes. */
export interface ProcessInstanceModification {
  readonly type: 'ModifyProcessInstance';
  readonly processInstanceKey: Key;
  readonly reason: string;
  readonly activate: readonly ElementActivation[];
  readonly move: readonly TokenMove[];
  /** Keys of element instances. */
  readonly terminate: readonly Key[];
}

export interface ElementActivation {
  readonly elementId: ElementId;
  /** The scope to begin in, or one around it: scopes between are made. Null: the one scope there is, or a new one. */
  readonly ancestorKey: Key | null;
  readonly variables: readonly ScopedVariables[];
}

export interface ScopedVariables {
  /** The element itself or a scope around it; null: the process instance. */
  readonly scopeId: ElementId | null;
  readonly variables: Variables;
}

/** Every token at the source ends, and for each of them one begins at the target. */
export interface TokenMove {
  readonly sourceElementId: ElementId;
  readonly targetElementId: ElementId;
}

/** `corrections` replace what the person asked for; a denied change is taken back. */
export interface TaskListenerResult {
  readonly denied: boolean;
  readonly deniedReason?: string;
  readonly corrections?: UserTaskChanges & { readonly assignee?: string | null };
}

export type CommandType = Command['type'];

export type CompletionValues =
  | { readonly kind: 'submission'; readonly data: Variables }
  | { readonly kind: 'variables'; readonly variables: Variables };
