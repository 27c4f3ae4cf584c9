import type { ElementId, ElementType, FlowId } from '@relevo/bpmn-model';
import type { Instant, Json, Key, Variables } from './keys.js';
import type { EvaluatedGraph } from './services.js';
import type {
  Compensation,
  Condition,
  Fault,
  Job,
  LoopItem,
  PendingTaskChange,
  SignalSubscription,
  Subscription,
  Timer as TimerRow,
  UserTask,
} from './state.js';

/** Where it happened; in every process event of an element. */
interface At {
  readonly processInstanceKey: Key;
  readonly elementKey: Key;
  readonly elementId: ElementId;
}

/** A timer begins running. */
type Timer = Omit<TimerRow, 'remaining'>;

/**
 * Facts, in the past tense. `apply` needs nothing else: keys, due times and results are in here,
 * so folding a stream gives the state without executing anything again.
 */
export type ProcessEvent =
  | { readonly type: 'CaseOpened'; readonly caseKey: Key }
  | {
      readonly type: 'ProcessInstanceStarted';
      readonly processInstanceKey: Key;
      readonly definitionKey: Key;
      readonly bpmnProcessId: string;
      readonly version: number;
      readonly parentElementKey: Key | null;
    }
  /** No token is left in it; its end listeners are heard. */
  | {
      readonly type: 'ProcessInstanceCompleting';
      readonly processInstanceKey: Key;
      readonly endElementId: ElementId | null;
    }
  | {
      readonly type: 'ProcessInstanceCompleted';
      readonly processInstanceKey: Key;
      readonly endElementId: ElementId | null;
    }
  | { readonly type: 'ProcessInstanceTerminated'; readonly processInstanceKey: Key; readonly reason?: string }
  /** Of it and of each instance that it has called, one. `remaining`: milliseconds. */
  | {
      readonly type: 'ProcessInstanceSuspended';
      readonly processInstanceKey: Key;
      readonly reason: string;
      readonly timers: readonly { readonly timerKey: Key; readonly remaining: number }[];
      readonly jobKeys: readonly Key[];
    }
  | {
      readonly type: 'ProcessInstanceResumed';
      readonly processInstanceKey: Key;
      readonly reason: string;
      readonly timers: readonly { readonly timerKey: Key; readonly dueAt: Instant }[];
      readonly jobs: readonly { readonly jobKey: Key; readonly availableAt: Instant }[];
    }
  /** What was done to its tokens by hand follows as events of their own. */
  | {
      readonly type: 'ProcessInstanceModified';
      readonly processInstanceKey: Key;
      readonly reason: string;
      readonly activated: readonly ElementId[];
      readonly terminated: readonly Key[];
    }
  /** A token arrived; `joining` when it waits for tokens of other flows. */
  | (At & {
      readonly type: 'ElementEntered';
      readonly elementType: ElementType;
      readonly scopeKey: Key;
      readonly flowId: FlowId | null;
      readonly joining: boolean;
      /** One instance of a looping activity: its loopCounter. */
      readonly counter?: number;
      /** The compensation event on whose behalf it undoes. */
      readonly compensates?: Key;
    })
  /** A looping activity began: how many instances there will be (null: not known), and what waits for its turn. */
  | (At & { readonly type: 'LoopStarted'; readonly total: number | null; readonly inputs: readonly LoopItem[] })
  | (At & { readonly type: 'LoopInputTaken'; readonly loopItemKey: Key })
  /** One of its instances completed (`elementKey` is the body's), with its output element if it has one. */
  | (At & { readonly type: 'LoopInstanceCompleted'; readonly counter: number; readonly output: LoopItem | null })
  /** Activities of a sequential ad-hoc subprocess that wait for their turn (`LoopInputTaken`: it has come, or they are cancelled). */
  | (At & { readonly type: 'AdHocActivitiesQueued'; readonly inputs: readonly LoopItem[] })
  /** A path inside an ad-hoc subprocess has ended, with its output element. */
  | (At & { readonly type: 'AdHocOutputCollected'; readonly output: LoopItem })
  /** Tokens that a join consumed into the one that goes on. */
  | (At & { readonly type: 'TokensJoined'; readonly consumedElementKeys: readonly Key[] })
  /** It waits now. What goes on within the same command is entered and completed, without this. */
  | (At & { readonly type: 'ElementActivated' })
  /** Its work is done, but leaving it failed: a fault follows. */
  | (At & { readonly type: 'ElementCompleting' })
  | (At & { readonly type: 'ElementCompleted' })
  | (At & { readonly type: 'ElementTerminated' })
  /** An execution listener has done its work; the next one, or the phase, goes on. */
  | (At & { readonly type: 'ListenerCompleted' })
  | {
      readonly type: 'SequenceFlowTaken';
      readonly processInstanceKey: Key;
      readonly scopeKey: Key;
      readonly flowId: FlowId;
      /** Names in the conditions that led here which no visible scope had (design §3: obeyed, with a warning). */
      readonly unknownVariables: readonly string[];
    }
  | {
      readonly type: 'VariableSet';
      readonly scopeKey: Key;
      readonly processInstanceKey: Key | null;
      readonly name: string;
      readonly variableKey: Key;
      readonly value: Json;
    }
  /** Merged into the reserved variable `ticket` of the case's own scope. */
  | { readonly type: 'TicketFieldsSet'; readonly variableKey: Key; readonly fields: Variables }
  | (At & { readonly type: 'TimerStarted'; readonly timer: Timer })
  /** `late`: milliseconds between due and real time. `next` is the following firing of a cycle. */
  | (At & {
      readonly type: 'TimerFired';
      readonly timerKey: Key;
      readonly dueAt: Instant;
      readonly late: number;
      readonly next: Timer | null;
    })
  | (At & { readonly type: 'TimerCancelled'; readonly timerKey: Key })
  | (At & { readonly type: 'SubscriptionOpened'; readonly subscription: Subscription })
  | (At & {
      readonly type: 'MessageCorrelated';
      readonly subscriptionKey: Key;
      readonly messageKey: Key;
      readonly messageName: string;
      readonly targetElementId: ElementId;
      readonly closes: boolean;
    })
  | (At & { readonly type: 'SubscriptionClosed'; readonly subscriptionKey: Key })
  /** Leaves the case: the engine writes a message row in the same transaction and delivers it afterwards. */
  | (At & {
      readonly type: 'MessageThrown';
      readonly messageKey: Key;
      readonly messageName: string;
      readonly correlationKey: string;
      readonly variables: Variables;
    })
  | (At & { readonly type: 'SignalSubscriptionOpened'; readonly signal: SignalSubscription })
  | (At & {
      readonly type: 'SignalCaught';
      readonly subscriptionKey: Key;
      readonly signalKey: Key;
      readonly signalName: string;
      readonly targetElementId: ElementId;
      readonly closes: boolean;
    })
  | (At & { readonly type: 'SignalSubscriptionClosed'; readonly subscriptionKey: Key })
  /**
   * Whoever waits in this case has caught it within the same command; it also leaves the case: the engine delivers it
   * to everybody else who waited at that moment.
   */
  | (At & {
      readonly type: 'SignalThrown';
      readonly signalKey: Key;
      readonly signalName: string;
      readonly variables: Variables;
    })
  | (At & { readonly type: 'ConditionArmed'; readonly condition: Condition })
  | (At & { readonly type: 'ConditionChanged'; readonly conditionKey: Key; readonly held: boolean })
  | (At & {
      readonly type: 'ConditionMet';
      readonly conditionKey: Key;
      readonly targetElementId: ElementId;
      readonly closes: boolean;
    })
  | (At & { readonly type: 'ConditionDisarmed'; readonly conditionKey: Key })
  | (At & {
      readonly type: 'EscalationThrown';
      readonly escalationCode: string;
      /** null: nobody catches it, and nothing happens. */
      readonly caughtBy: ElementId | null;
    })
  /** An activity that can be undone completed. */
  | (At & { readonly type: 'CompensationRecorded'; readonly compensation: Compensation })
  /** A compensation event (`elementKey`) asks for these, the last one first. */
  | (At & { readonly type: 'CompensationRequested'; readonly compensationKeys: readonly Key[] })
  /** Undone, being undone, or no longer to be undone: its row goes. */
  | (At & { readonly type: 'CompensationDropped'; readonly compensationKey: Key })
  /** Leaves the case: the engine writes an outbox row. */
  | (At & {
      readonly type: 'NotificationRequested';
      readonly notificationKey: Key;
      readonly to: string;
      readonly template: string | null;
      readonly text: string | null;
    })
  | (At & { readonly type: 'JobCreated'; readonly job: Job })
  | (At & { readonly type: 'JobCompleted'; readonly jobKey: Key })
  | (At & {
      readonly type: 'JobFailed';
      readonly jobKey: Key;
      readonly retries: number;
      readonly availableAt: Instant;
      readonly errorMessage: string;
    })
  | (At & { readonly type: 'JobRetriesUpdated'; readonly jobKey: Key; readonly retries: number })
  /** Its fault was resolved: workers get it again. */
  | (At & { readonly type: 'JobMadeAvailable'; readonly jobKey: Key })
  | (At & {
      readonly type: 'JobErrorThrown';
      readonly jobKey: Key;
      readonly errorCode: string;
      readonly errorMessage: string;
      /** The job is done; else it stays, failed, with a fault. */
      readonly caught: boolean;
    })
  | (At & { readonly type: 'JobCancelled'; readonly jobKey: Key })
  | (At & { readonly type: 'UserTaskCreated'; readonly userTask: UserTask })
  | (At & {
      readonly type: 'UserTaskAssigned';
      readonly userTaskKey: Key;
      readonly assignee: string | null;
      readonly action: string;
    })
  | (At & {
      readonly type: 'UserTaskUpdated';
      readonly userTaskKey: Key;
      readonly changes: UserTaskChanges;
      readonly action: string;
    })
  | (At & {
      readonly type: 'UserTaskCompleted';
      readonly userTaskKey: Key;
      readonly action: string;
      readonly variables: Variables;
    })
  | (At & { readonly type: 'UserTaskCancelled'; readonly userTaskKey: Key })
  /** It waits for the task's listeners; null: they have seen it, or one of them has denied it (`reason`). */
  | (At & {
      readonly type: 'UserTaskChangePending';
      readonly userTaskKey: Key;
      readonly pending: PendingTaskChange | null;
      readonly denied?: boolean;
      readonly reason?: string;
    })
  | (At &
      EvaluatedGraph & {
        readonly type: 'DecisionEvaluated';
        readonly decisionKey: Key;
        readonly decisionId: string;
        readonly version: number;
        /** Ids of the rules that fired, in table order. */
        readonly matchedRules: readonly string[];
        readonly inputs: Json;
        readonly result: Json;
      })
  | (At & { readonly type: 'ErrorThrown'; readonly errorCode: string; readonly caughtBy: ElementId | null })
  | (At & { readonly type: 'FaultRaised'; readonly fault: Fault })
  | (At & { readonly type: 'FaultResolved'; readonly faultKey: Key });

export interface UserTaskChanges {
  readonly candidateGroups?: readonly string[];
  readonly candidateUsers?: readonly string[];
  readonly dueAt?: Instant | null;
  readonly followUpAt?: Instant | null;
  readonly priority?: number;
}

export type ProcessEventType = ProcessEvent['type'];

/**
 * Which top-level or dotted fields of an event are *values* (design §5): written or computed from what a person or an
 * outside system wrote. The history keeps only a commitment of them in the record and the value beside it.
 */
export const valueFields = {
  CaseOpened: [],
  ProcessInstanceStarted: [],
  ProcessInstanceCompleting: [],
  ProcessInstanceCompleted: [],
  ProcessInstanceTerminated: ['reason'],
  ProcessInstanceSuspended: ['reason'],
  ProcessInstanceResumed: ['reason'],
  ProcessInstanceModified: ['reason'],
  ElementEntered: [],
  TokensJoined: [],
  ElementActivated: [],
  LoopStarted: ['inputs'],
  LoopInputTaken: [],
  LoopInstanceCompleted: ['output.value'],
  AdHocActivitiesQueued: ['inputs'],
  AdHocOutputCollected: ['output.value'],
  ElementCompleting: [],
  ElementCompleted: [],
  ElementTerminated: [],
  ListenerCompleted: [],
  SequenceFlowTaken: [],
  VariableSet: ['value'],
  TicketFieldsSet: ['fields'],
  TimerStarted: [],
  TimerFired: [],
  TimerCancelled: [],
  SubscriptionOpened: ['subscription.correlationKey'],
  MessageCorrelated: [],
  SubscriptionClosed: [],
  MessageThrown: ['correlationKey', 'variables'],
  SignalSubscriptionOpened: [],
  SignalCaught: [],
  SignalSubscriptionClosed: [],
  SignalThrown: ['variables'],
  ConditionArmed: [],
  ConditionChanged: [],
  ConditionMet: [],
  ConditionDisarmed: [],
  EscalationThrown: [],
  CompensationRecorded: ['compensation.variables'],
  CompensationRequested: [],
  CompensationDropped: [],
  NotificationRequested: ['text'],
  JobCreated: [],
  JobCompleted: [],
  JobFailed: ['errorMessage'],
  JobRetriesUpdated: [],
  JobMadeAvailable: [],
  JobErrorThrown: ['errorMessage'],
  JobCancelled: [],
  UserTaskCreated: [],
  UserTaskAssigned: [],
  UserTaskUpdated: [],
  UserTaskCompleted: ['variables'],
  UserTaskCancelled: [],
  UserTaskChangePending: ['pending', 'reason'],
  DecisionEvaluated: ['inputs', 'result', 'details'],
  ErrorThrown: [],
  FaultRaised: ['fault.message'],
  FaultResolved: [],
} as const satisfies Record<ProcessEventType, readonly string[]>;
