import type { EvaluationContext, Json } from '@relevo/feel';
import type { CompiledDecision } from './compile-decisions.js';
import { DecisionRun, type EvaluatedDecision } from './decision-run.js';
import { Stopped, type LogicFailure } from './logic/logic.js';

export type DecisionEvaluation =
  | {
      readonly ok: true;
      readonly result: Json;
      readonly matchedRules: readonly string[];
      readonly inputs: Readonly<Record<string, Json>>;
      /** Required decisions in the order they were made, then the decision itself. */
      readonly evaluated: readonly EvaluatedDecision[];
    }
  | (LogicFailure & {
      /** The decision of the graph that gave no result: the last of `evaluated`. */
      readonly failedDecisionId: string;
      readonly evaluated: readonly EvaluatedDecision[];
    });

/**
 * Decides, required decisions first. `context.lookup` answers input data by name and every other variable.
 * A table in which no rule matches yields its default output, else null (a collecting one: an empty list). Never throws.
 */
export function evaluateDecision(decision: CompiledDecision, context: EvaluationContext): DecisionEvaluation {
  const evaluated: EvaluatedDecision[] = [];
  try {
    new DecisionRun(context, evaluated).decide(decision);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { ...error.failure, failedDecisionId: error.decisionId ?? decision.id, evaluated };
  }
  const last = evaluated.at(-1);
  if (!last) throw new Error('Expected the decision that was made to be recorded, but there is none.');
  const { result, matchedRules, inputs } = last;
  return { ok: true, result, matchedRules, inputs, evaluated };
}
