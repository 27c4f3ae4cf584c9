import type { EvaluationContext, EvaluationFailure, Json, KnownNames } from '@relevo/feel';
import type { EvaluatedDecision } from '../decision-run.js';
import type { Findings, Named } from '../finding.js';
import type { ItemTypes } from '../model/item-types.js';

/** What logic compiles with. */
export interface CompileContext {
  /** The decision or business knowledge it belongs to, for findings. */
  readonly owner: Named;
  readonly findings: Findings;
  readonly types: ItemTypes;
  /** Names that its expressions may use. */
  readonly known: KnownNames;
  /** Of the whole file. */
  readonly expressionLanguage: string | undefined;
}

/** An input or an output of a table, by its element's id and its label or name. */
export interface EvaluatedValue {
  readonly id: string;
  readonly name: string;
  readonly value: Json;
}

/** A rule that fired. `index` counts from 1, as people do. */
export interface EvaluatedRule {
  readonly id: string;
  readonly index: number;
  readonly outputs: readonly EvaluatedValue[];
}

/** Collects what the tables of one decision looked at and which of their rules fired. */
export class Recorder {
  /** `steps`: where decisions that it calls as a service are recorded. */
  constructor(readonly steps: EvaluatedDecision[]) {}

  readonly inputs: EvaluatedValue[] = [];
  readonly rules: EvaluatedRule[] = [];
}

/** What logic runs in. */
export interface Scope extends EvaluationContext {
  readonly recorder: Recorder;
}

/** A boxed expression, compiled: its FEEL value. Throws `Stopped`. */
export type Logic = (scope: Scope) => unknown;

export interface LogicFailure {
  readonly ok: false;
  readonly code: 'decision-failed' | 'expression-timeout';
  readonly message: string;
}

/** Thrown inside an evaluation to leave it; never leaves `evaluateDecision`. */
export class Stopped extends Error {
  /** The decision that it stopped; filled where it leaves that decision. */
  decisionId?: string;

  constructor(readonly failure: LogicFailure) {
    super(failure.message);
    this.name = 'Stopped';
  }
}

/** Where it happened, then what: "The decision "Priority" …: rule 3, Expected …". */
export function stopped(where: string, { code, message }: Pick<EvaluationFailure, 'code' | 'message'>): Stopped {
  return new Stopped({
    ok: false,
    code: code === 'expression-timeout' ? code : 'decision-failed',
    message: `${where}: ${message}`,
  });
}

/** The same with more names, which come first. */
export const withNames = (scope: Scope, names: ReadonlyMap<string, unknown>): Scope => ({
  ...scope,
  lookup: (name) => (names.has(name) ? names.get(name) : scope.lookup(name)),
});
