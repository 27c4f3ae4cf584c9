import type { EvaluationContext, EvaluationFailure, Json, KnownNames } from '@relevo/feel';
import type { Findings, Named } from '../finding.js';
import type { ItemTypes } from '../model/item-types.js';

/** What a decision's logic compiles with. */
export interface CompileContext {
  /** The decision it belongs to, for findings. */
  readonly owner: Named;
  readonly findings: Findings;
  readonly types: ItemTypes;
  /** Names that its expressions may use. */
  readonly known: KnownNames;
  /** Of the whole file. */
  readonly expressionLanguage: string | undefined;
}

export type LogicOutcome =
  | {
      readonly ok: true;
      /** A FEEL value. */
      readonly value: unknown;
      readonly matchedRules: readonly string[];
      readonly inputs: Readonly<Record<string, Json>>;
    }
  | LogicFailure;

export interface LogicFailure {
  readonly ok: false;
  readonly code: 'decision-failed' | 'expression-timeout';
  readonly message: string;
}

/** A decision table or a literal expression, compiled. */
export interface Logic {
  evaluate(context: EvaluationContext): LogicOutcome;
}

/** Where it happened, then what: "The decision "Priority" …: rule 3, Expected …". */
export function failed(where: string, { code, message }: EvaluationFailure): LogicFailure {
  return {
    ok: false,
    code: code === 'expression-timeout' ? code : 'decision-failed',
    message: `${where}: ${message}`,
  };
}
