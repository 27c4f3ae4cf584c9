import type { Expression, FeelExpression } from './expression.js';
import type { TriggerDefinition } from './trigger.js';

/** BPMN 2.0.2, Loop Characteristics. */
export interface StandardLoop {
  readonly kind: 'standard';
  readonly testBefore: boolean;
  /** Absent: only `maximum` ends it. */
  readonly condition?: FeelExpression;
  readonly maximum?: Expression;
}

/** What a multi-instance activity throws when one of its instances completes (BPMN 2.0.2, table of MultiInstanceBehavior). */
export interface LoopThrow {
  /** Absent: every time (`none`), or the first time (`one`). */
  readonly condition?: FeelExpression;
  readonly event: TriggerDefinition;
}

export interface MultiInstanceLoop {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  /** Exactly one of `cardinality` and `inputCollection`. */
  readonly cardinality?: Expression;
  readonly inputCollection?: FeelExpression;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: FeelExpression;
  readonly completionCondition?: FeelExpression;
  /** `all` throws nothing. */
  readonly behavior: 'all' | 'none' | 'one' | 'complex';
  readonly throws: readonly LoopThrow[];
}

export type LoopDefinition = StandardLoop | MultiInstanceLoop;
