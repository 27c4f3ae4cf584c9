import type { ElementId, Expression, FeelExpression, FlowId, Mapping } from './definition/expression.js';
import type { ExecutionListener, JobDefinition, TaskListener } from './definition/job.js';
import type { LoopDefinition } from './definition/loop.js';
import type { EventOf, MessageDefinition } from './definition/trigger.js';

/**
 * What a diagram says, compiled: the shape that the kernel runs and the engine reads.
 * Plain readonly data (JSON), so it can be cached, compared and shipped to a browser.
 */

/** Flow nodes that are executed. The registry of behaviours must answer every one of them. */
export type ElementType =
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'task'
  | 'manualTask'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'complexGateway'
  | 'eventBasedGateway'
  | 'subProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'callActivity';

/** Drawn, or made of a pair of link events: `link:<throwing event>` (BPMN 2.0.2, Link Event: a "go to"). */
export interface SequenceFlow {
  readonly id: FlowId;
  readonly name?: string;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly condition?: FeelExpression;
}

/** `latest` unless the diagram says otherwise; in a bundle every reference is to the bundle's own copy. */
export type BindingType = 'latest' | 'deployment' | 'versionTag';

export interface ResourceBinding {
  readonly bindingType: BindingType;
  readonly versionTag?: string;
}

export interface Lane {
  readonly id: ElementId;
  readonly name?: string;
  /** Value of `relevo:group`; `requester` stands for the person who asked. */
  readonly group?: string;
  /** `relevo:publicLabel` and its translations by language tag; key '' is the untranslated one. */
  readonly publicLabel: Readonly<Record<string, string>>;
}

/** A button of the default form (design §4): pressing it sets `variable` to `value`. */
export interface OutcomeButton {
  readonly flowId: FlowId;
  readonly label: string;
  readonly variable: string;
  /** null is the default flow's button. */
  readonly value: string | number | boolean | null;
}

interface NodeBase {
  readonly id: ElementId;
  readonly name?: string;
  /** The enclosing subprocess, or the process. */
  readonly scope: ElementId;
  readonly incoming: readonly FlowId[];
  readonly outgoing: readonly FlowId[];
  /** Flow taken when no condition holds (exclusive gateways, activities). */
  readonly defaultFlow?: FlowId;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** `zeebe:properties`, whatever their prefix. */
  readonly properties: Readonly<Record<string, string>>;
  /** From outermost to innermost. */
  readonly lanes: readonly ElementId[];
  /** Boundary events attached to this activity. */
  readonly boundaryEvents: readonly ElementId[];
  /** Absent: it runs once. */
  readonly loop?: LoopDefinition;
  /** BPMN's isForCompensation: reached by compensation alone. */
  readonly forCompensation?: true;
  /** BPMN's startQuantity: tokens that must have come before it begins; absent: 1. */
  readonly startQuantity?: number;
  /** BPMN's completionQuantity: tokens on each flow that is taken; absent: 1. */
  readonly completionQuantity?: number;
  /** `zeebe:executionListeners`, in document order. */
  readonly listeners?: readonly ExecutionListener[];
  /**
   * `relevo:ticket.<field>`: the ticket field that completing this element sets, by expression.
   * Fields: priority, category, impact, urgency, resolution, articleKey, team.
   */
  readonly ticketFields: Readonly<Record<string, Expression>>;
}

export interface StartEvent extends NodeBase {
  readonly type: 'startEvent';
  /** Error, escalation and compensation start event subprocesses only. */
  readonly event: EventOf<
    'none' | 'message' | 'timer' | 'signal' | 'conditional' | 'error' | 'escalation' | 'compensate' | 'multiple'
  >;
  /** Of an event subprocess: BPMN's isInterrupting. */
  readonly interrupting: boolean;
  readonly formId?: string;
}
export interface EndEvent extends NodeBase {
  readonly type: 'endEvent';
  readonly event: EventOf<
    'none' | 'error' | 'message' | 'terminate' | 'signal' | 'escalation' | 'compensate' | 'cancel' | 'multiple'
  >;
  /** A message end event worked as a job instead of being published inside the engine. */
  readonly job?: JobDefinition;
}
export interface IntermediateCatchEvent extends NodeBase {
  readonly type: 'intermediateCatchEvent';
  readonly event: EventOf<'message' | 'timer' | 'signal' | 'conditional' | 'link' | 'multiple'>;
}
export interface IntermediateThrowEvent extends NodeBase {
  readonly type: 'intermediateThrowEvent';
  readonly event: EventOf<'none' | 'message' | 'signal' | 'escalation' | 'compensate' | 'link' | 'multiple'>;
  readonly job?: JobDefinition;
  readonly notification?: NotificationDefinition;
}
export interface BoundaryEvent extends NodeBase {
  readonly type: 'boundaryEvent';
  readonly attachedTo: ElementId;
  /** BPMN's cancelActivity. */
  readonly interrupting: boolean;
  readonly event: EventOf<
    'message' | 'timer' | 'error' | 'signal' | 'conditional' | 'escalation' | 'compensate' | 'cancel' | 'multiple'
  >;
  /** Of a compensation boundary event: the activity that undoes, at the other end of its association. */
  readonly handler?: ElementId;
}
/** Tasks that do nothing by themselves (BPMN 2.0 §13.3.3: undefined and manual task). */
export interface PassThroughTask extends NodeBase {
  readonly type: 'task' | 'manualTask';
}
export interface UserTask extends NodeBase {
  readonly type: 'userTask';
  readonly assignee?: Expression;
  readonly candidateGroups?: Expression;
  readonly candidateUsers?: Expression;
  /** Group of the innermost lane that has one; used where the task says nothing itself. */
  readonly laneGroup?: string;
  readonly dueDate?: Expression;
  readonly followUpDate?: Expression;
  readonly priority?: Expression;
  /** `zeebe:formDefinition`: a linked form by id; absent: the default form with `outcomes`. */
  readonly form?: ResourceBinding & { readonly formId: string };
  readonly externalFormReference?: string;
  /** Buttons of the default form; empty: a single Done. */
  readonly outcomes: readonly OutcomeButton[];
  /** `zeebe:taskHeaders`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `zeebe:taskListeners`, in document order. */
  readonly taskListeners?: readonly TaskListener[];
}
/** `relevo:notify`: a message to a person, written as an outbox row with the step. */
export interface NotificationDefinition {
  /** `requester`, or a group's id. */
  readonly to: string;
  /** `relevo:notifyTemplate`; the name of a text in the engine, else the element's label is the text. */
  readonly template?: string;
}
export interface JobTask extends NodeBase {
  readonly type: 'serviceTask';
  readonly job: JobDefinition;
}
export interface SendTask extends NodeBase {
  readonly type: 'sendTask';
  /** Exactly one of these says how it sends. */
  readonly job?: JobDefinition;
  readonly message?: MessageDefinition;
  readonly notification?: NotificationDefinition;
}
export interface ReceiveTask extends NodeBase {
  readonly type: 'receiveTask';
  readonly message: MessageDefinition;
  /** Its message starts the process. */
  readonly instantiate?: true;
}
export interface ScriptTask extends NodeBase {
  readonly type: 'scriptTask';
  /**
   * `zeebe:script`, or BPMN's own script (no `resultVariable`: its result is dropped); a job where the diagram
   * carries a task definition instead.
   */
  readonly script?: { readonly expression: FeelExpression; readonly resultVariable?: string };
  readonly job?: JobDefinition;
}
export interface BusinessRuleTask extends NodeBase {
  readonly type: 'businessRuleTask';
  readonly decision?: ResourceBinding & { readonly decisionId: Expression; readonly resultVariable: string };
  readonly job?: JobDefinition;
}
export interface ExclusiveGateway extends NodeBase {
  readonly type: 'exclusiveGateway';
}
export interface ParallelGateway extends NodeBase {
  readonly type: 'parallelGateway';
}
/** Where no condition says otherwise: tokens on every flow whose condition holds, and joined by reachability (design §3). */
export interface InclusiveGateway extends NodeBase {
  readonly type: 'inclusiveGateway';
}
export interface ComplexGateway extends NodeBase {
  readonly type: 'complexGateway';
  /** Decides, over `activationCount` and variables, when the tokens that came go on; absent: the first one. */
  readonly activationCondition?: FeelExpression;
}
export interface EventBasedGateway extends NodeBase {
  readonly type: 'eventBasedGateway';
  /** The first of its events starts the process; with `parallel`, the instance then waits for all others. */
  readonly instantiate?: 'exclusive' | 'parallel';
}
interface Scope extends NodeBase {
  /**
   * What a token in it begins with: its start event; where it has none, every node that no flow leads to
   * (BPMN 2.0.2, Start Event). Empty for ad-hoc subprocesses.
   */
  readonly startNodes: readonly ElementId[];
  /** Event subprocesses drawn directly inside. */
  readonly eventSubProcesses: readonly ElementId[];
}
export interface SubProcess extends Scope {
  readonly type: 'subProcess';
  /** An event subprocess: started by its start event, which `startNodes` names. */
  readonly triggeredByEvent: boolean;
}
export interface Transaction extends Scope {
  readonly type: 'transaction';
}
export interface AdHocSubProcess extends Scope {
  readonly type: 'adHocSubProcess';
  readonly sequential: boolean;
  /** Activities inside that no flow leads to, in document order: what may be activated. */
  readonly activities: readonly ElementId[];
  /**
   * `zeebe:adHoc` with an expression that gives the ids of those to begin with; null: with `zeebe:adHoc` alone none;
   * absent (no `zeebe:adHoc`): all of them.
   */
  readonly activeElements?: FeelExpression | null;
  /** Looked at whenever something inside completes; absent: done when nothing is left inside. */
  readonly completionCondition?: FeelExpression;
  readonly cancelRemaining: boolean;
  readonly outputCollection?: string;
  readonly outputElement?: FeelExpression;
}
export interface CallActivity extends NodeBase {
  readonly type: 'callActivity';
  readonly called: ResourceBinding & { readonly processId: Expression };
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

export type FlowNode =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | PassThroughTask
  | UserTask
  | JobTask
  | SendTask
  | ReceiveTask
  | ScriptTask
  | BusinessRuleTask
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | ComplexGateway
  | EventBasedGateway
  | SubProcess
  | Transaction
  | AdHocSubProcess
  | CallActivity;

export interface ProcessDefinition {
  /** The BPMN process id. */
  readonly id: string;
  readonly name?: string;
  readonly versionTag?: string;
  /** The diagram's own `zeebe:properties` of the process. */
  readonly properties: Readonly<Record<string, string>>;
  readonly nodes: Readonly<Record<ElementId, FlowNode>>;
  readonly flows: Readonly<Record<FlowId, SequenceFlow>>;
  readonly lanes: Readonly<Record<ElementId, Lane>>;
  /**
   * Elements of the process itself that may start it, in document order: start events, instantiating receive tasks,
   * and the events after an instantiating event-based gateway.
   */
  readonly startEvents: readonly ElementId[];
  /** What a plain start or a call begins with: the none start event; without any start event, see `Scope`. */
  readonly startNodes: readonly ElementId[];
  /** Event subprocesses drawn directly in the process. */
  readonly eventSubProcesses: readonly ElementId[];
  /** `zeebe:executionListeners` of the process. */
  readonly listeners?: readonly ExecutionListener[];
}

/** One thing that deployment refuses or warns of. `message` reads "Expected X, but Y" and ends in the way out. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case, e.g. `unknown-element`, `dangling-reference`. */
  readonly code: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
  /** What the message names, for the sentences of other languages. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface CompiledDiagram {
  /** The executable processes of the file. */
  readonly definitions: readonly ProcessDefinition[];
  /** Warnings, and what is kept but not used. */
  readonly findings: readonly Finding[];
}
