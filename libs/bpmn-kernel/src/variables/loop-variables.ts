import type { LoopDefinition, MultiInstanceLoop } from '@relevo/bpmn-model';

/** The variable that an output element is, or lies in; undefined where it is computed. */
export const outputVariableOf = ({ outputElement }: MultiInstanceLoop): string | undefined =>
  outputElement && /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*(\.[^+\-*/(){}[\]]+)?$/u.exec(outputElement.source)?.[1];

/** The variables that each instance of a multi-instance activity has for itself: its input and output elements. */
export const ownVariablesOf = (loop: LoopDefinition | undefined): ReadonlySet<string> =>
  loop?.kind === 'multiInstance'
    ? new Set([outputVariableOf(loop), loop.inputElement].filter((name) => name !== undefined))
    : new Set();
