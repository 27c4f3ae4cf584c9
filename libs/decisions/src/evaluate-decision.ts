import { toJson, type EvaluationContext, type Json } from '@relevo/feel';
import type { CompiledDecision } from './compile-decisions.js';
import { DecisionRun, type EvaluatedDecision } from './decision-run.js';
import { called } from './finding.js';
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
    const result = resultOf(new DecisionRun(context, evaluated).decide(decision), decision);
    const { matchedRules = [], inputs = {} } = evaluated.at(-1) ?? {};
    return { ok: true, result, matchedRules, inputs, evaluated };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { ...error.failure, failedDecisionId: error.decisionId ?? decision.id, evaluated };
  }
}

/** What is asked for leaves FEEL: functions, and values past the bounds, stay behind. */
function resultOf(value: unknown, decision: CompiledDecision): Json {
  try {
    return toJson(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The decision ${called(decision)}: Expected a value that can be kept, but ${reason}.`;
    throw new Stopped({ ok: false, code: 'decision-failed', message });
  }
}
