import type { ElementId, Expression, FeelExpression } from './expression.js';

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

export interface SignalDefinition {
  readonly id: string;
  readonly name: Expression;
}

export interface EscalationDefinition {
  readonly id: string;
  /** Absent on a catching event: every escalation is caught. */
  readonly code?: Expression;
}

export interface ConditionDefinition {
  readonly expression: FeelExpression;
  /** The variables it names: it is looked at again when one of them changes. */
  readonly names: readonly string[];
}

export interface CompensateDefinition {
  /** Absent: everything in the scope that can be compensated. */
  readonly activity?: ElementId;
  /** BPMN's waitForCompletion. */
  readonly waits: boolean;
}

/** One trigger of an event. */
export type TriggerDefinition =
  | { readonly kind: 'timer'; readonly timer: TimerDefinition }
  | { readonly kind: 'message'; readonly message: MessageDefinition }
  | { readonly kind: 'signal'; readonly signal: SignalDefinition }
  | { readonly kind: 'conditional'; readonly condition: ConditionDefinition }
  | { readonly kind: 'error'; readonly error: ErrorDefinition }
  | { readonly kind: 'escalation'; readonly escalation: EscalationDefinition }
  | { readonly kind: 'compensate'; readonly compensate: CompensateDefinition }
  | { readonly kind: 'cancel' }
  /** Of a pair; the flow between them is one of the definition's flows. */
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'terminate' };

export type EventDefinition =
  | { readonly kind: 'none' }
  | TriggerDefinition
  /** Several triggers: one of them is enough, or (`parallel`) all must come. Throwing, all are thrown in order. */
  | { readonly kind: 'multiple'; readonly parallel: boolean; readonly triggers: readonly TriggerDefinition[] };

export type EventOf<Kind extends EventDefinition['kind']> = Extract<EventDefinition, { kind: Kind }>;
