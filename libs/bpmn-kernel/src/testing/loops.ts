import type { FeelExpression, LoopThrow, MultiInstanceLoop, StandardLoop } from '@relevo/bpmn-model';
import { expression } from './process-builder.js';

const feel = (source: string): FeelExpression => ({ kind: 'feel', source });

/** How a multi-instance activity is drawn; all expressions without their leading `=`. */
export interface MultiInstanceOptions {
  readonly sequential?: boolean;
  readonly cardinality?: string;
  readonly collection?: string;
  /** Name of the variable that holds an instance's item. */
  readonly item?: string;
  /** `[outputCollection, outputElement]`. */
  readonly collect?: readonly [string, string];
  readonly until?: string;
  readonly behavior?: MultiInstanceLoop['behavior'];
  readonly throws?: readonly LoopThrow[];
}

export const multiInstance = (options: MultiInstanceOptions): { readonly loop: MultiInstanceLoop } => {
  const { cardinality, collection, item, collect, until } = options;
  const loop: MultiInstanceLoop = {
    kind: 'multiInstance',
    sequential: options.sequential ?? false,
    ...(cardinality !== undefined && { cardinality: feel(cardinality) }),
    ...(collection !== undefined && { inputCollection: feel(collection) }),
    ...(item !== undefined && { inputElement: item }),
    ...(collect && { outputCollection: collect[0], outputElement: feel(collect[1]) }),
    ...(until !== undefined && { completionCondition: feel(until) }),
    behavior: options.behavior ?? 'all',
    throws: options.throws ?? [],
  };
  return { loop };
};

export interface StandardLoopOptions {
  readonly testBefore?: boolean;
  readonly while?: string;
  /** `3` or `=n`. */
  readonly maximum?: string;
}

export const standardLoop = (options: StandardLoopOptions): { readonly loop: StandardLoop } => {
  const { while: condition, maximum } = options;
  const loop: StandardLoop = {
    kind: 'standard',
    testBefore: options.testBefore ?? false,
    ...(condition !== undefined && { condition: feel(condition) }),
    ...(maximum !== undefined && { maximum: expression(maximum) }),
  };
  return { loop };
};
