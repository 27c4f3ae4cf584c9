/**
 * What a diagram says, compiled: the shape that the kernel runs and the engine reads.
 * Plain readonly data (JSON), so it can be cached, compared and shipped to a browser.
 */

export type ElementId = string;
export type FlowId = string;

/** Flow nodes of this release. The registry of behaviours must answer every one of them. */
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
  | 'eventBasedGateway'
  | 'subProcess'
  | 'callActivity';

/** A FEEL expression, without its leading `=`. `source` is what people wrote. */
export interface FeelExpression {
  readonly kind: 'feel';
  readonly source: string;
}

/** A value that is either written down literally or computed. */
export type Expression = FeelExpression | { readonly kind: 'static'; readonly value: string };

/** `zeebe:input` / `zeebe:output`: `source` is evaluated and stored under `target` (a dotted path). */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

export interface SequenceFlow {
  readonly id: FlowId;
  readonly name?: string;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly condition?: FeelExpression;
}

export interface TimerDefinition {
  /** BPMN 2.0 §10.5.5.15: timeDate, timeDuration or timeCycle (ISO 8601; cycles may be cron). */
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}

export interface MessageDefinition {
  readonly id: string;
  readonly name: Expression;
  /** Absent: any message of that name is taken. */
  readonly correlationKey?: FeelExpression;
}

export interface ErrorDefinition {
  readonly id: string;
  /** Absent on a catching event: every error is caught. */
  readonly code?: Expression;
}

export type EventDefinition =
  | { readonly kind: 'none' }
  | { readonly kind: 'timer'; readonly timer: TimerDefinition }
  | { readonly kind: 'message'; readonly message: MessageDefinition }
  | { readonly kind: 'error'; readonly error: ErrorDefinition }
  | { readonly kind: 'terminate' };

/** `latest` unless the diagram says otherwise; in a bundle every reference is to the bundle's own copy. */
export type BindingType = 'latest' | 'deployment' | 'versionTag';

export interface ResourceBinding {
  readonly bindingType: BindingType;
  readonly versionTag?: string;
}

export interface JobDefinition {
  readonly type: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
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
  /**
   * `relevo:ticket.<field>`: the ticket field that completing this element sets, by expression.
   * Fields: priority, category, impact, urgency, resolution, articleKey, team.
   */
  readonly ticketFields: Readonly<Record<string, Expression>>;
}

export interface StartEvent extends NodeBase {
  readonly type: 'startEvent';
  readonly event: Extract<EventDefinition, { kind: 'none' | 'message' | 'timer' }>;
  readonly formId?: string;
}
export interface EndEvent extends NodeBase {
  readonly type: 'endEvent';
  readonly event: Extract<EventDefinition, { kind: 'none' | 'error' | 'message' | 'terminate' }>;
  /** A message end event worked as a job instead of being published inside the engine. */
  readonly job?: JobDefinition;
}
export interface IntermediateCatchEvent extends NodeBase {
  readonly type: 'intermediateCatchEvent';
  readonly event: Extract<EventDefinition, { kind: 'message' | 'timer' }>;
}
export interface IntermediateThrowEvent extends NodeBase {
  readonly type: 'intermediateThrowEvent';
  readonly event: Extract<EventDefinition, { kind: 'none' | 'message' }>;
  readonly job?: JobDefinition;
  readonly notification?: NotificationDefinition;
}
export interface BoundaryEvent extends NodeBase {
  readonly type: 'boundaryEvent';
  readonly attachedTo: ElementId;
  /** BPMN's cancelActivity. */
  readonly interrupting: boolean;
  readonly event: Extract<EventDefinition, { kind: 'message' | 'timer' | 'error' }>;
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
export interface EventBasedGateway extends NodeBase {
  readonly type: 'eventBasedGateway';
}
export interface SubProcess extends NodeBase {
  readonly type: 'subProcess';
  readonly startEvent: ElementId;
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
  | EventBasedGateway
  | SubProcess
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
  /** Start events of the process itself, in document order. */
  readonly startEvents: readonly ElementId[];
}

/** One thing that deployment refuses or warns of. `message` reads "Expected X, but Y" and ends in the way out. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case, e.g. `unknown-element`, `dangling-reference`. */
  readonly code: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly message: string;
}

export interface CompiledDiagram {
  /** The executable processes of the file. */
  readonly definitions: readonly ProcessDefinition[];
  /** Warnings, and what is kept but not used. */
  readonly findings: readonly Finding[];
}
