import type { Limits } from '@relevo/bpmn-kernel';

/** Bounds of an installation (design §3); going past one is a fault that names it. */
export interface EngineLimits extends Limits {
  /** Milliseconds of processor time that one expression may take. */
  readonly expressionTime: number;
}

export const defaultLimits: EngineLimits = {
  stepsPerCommand: 10_000,
  tokensPerCase: 10_000,
  depth: 50,
  variableSize: 1_000_000,
  expressionTime: 50,
};

/** What may be set: below, flows that are all right would not run; above, the engine itself is no longer protected. */
export const limitRanges: Readonly<Record<keyof EngineLimits, { readonly from: number; readonly to: number }>> = {
  stepsPerCommand: { from: 100, to: 1_000_000 },
  tokensPerCase: { from: 10, to: 1_000_000 },
  depth: { from: 1, to: 500 },
  variableSize: { from: 1_000, to: 100_000_000 },
  expressionTime: { from: 5, to: 1_000 },
};
