import { readTyped, toJson, type EvaluationContext, type Json } from '@relevo/feel';
import { functionValue, type CompiledDecision } from './compile-decisions.js';
import { called } from './finding.js';
import type { LogicFailure } from './logic/logic.js';

/** One decision that was made on the way, required ones first. */
export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly decisionName: string;
  /** Ids of rules; empty for an expression. */
  readonly matchedRules: readonly string[];
  /** What the table looked at, by the label of its inputs. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly result: Json;
}

export type DecisionEvaluation =
  | {
      readonly ok: true;
      readonly result: Json;
      readonly matchedRules: readonly string[];
      readonly inputs: Readonly<Record<string, Json>>;
      /** Required decisions in the order they were made, then the decision itself. */
      readonly evaluated: readonly EvaluatedDecision[];
    }
  | LogicFailure;

/**
 * Decides, required decisions first. `context.lookup` answers input data by name and every other variable.
 * A table in which no rule matches yields its default output, else null (a collecting one: an empty list).
 */
export function evaluateDecision(decision: CompiledDecision, context: EvaluationContext): DecisionEvaluation {
  const run = new DecisionRun(context);
  const failure = run.decide(decision);
  const last = run.evaluated.at(-1);
  if (failure || !last) return failure ?? { ok: false, code: 'decision-failed', message: 'Expected a decision.' };
  const { result, matchedRules, inputs } = last;
  return { ok: true, result, matchedRules, inputs, evaluated: run.evaluated };
}

class DecisionRun {
  readonly evaluated: EvaluatedDecision[] = [];
  private readonly values = new Map<CompiledDecision, unknown>();

  constructor(private readonly context: EvaluationContext) {}

  decide(decision: CompiledDecision): LogicFailure | null {
    if (this.values.has(decision)) return null;
    for (const required of decision.required) {
      const failure = this.decide(required);
      if (failure) return failure;
    }
    const scope = this.scope(decision);
    const lookup = (name: string) => (scope.has(name) ? scope.get(name) : this.context.lookup(name));
    const outcome = decision.logic.evaluate({ ...this.context, lookup });
    if (!outcome.ok) return outcome;
    this.values.set(decision, outcome.value);
    return this.record(decision, outcome);
  }

  private record(
    decision: CompiledDecision,
    { value, matchedRules, inputs }: { value: unknown } & Pick<EvaluatedDecision, 'matchedRules' | 'inputs'>,
  ): LogicFailure | null {
    try {
      const { id: decisionId, name: decisionName } = decision;
      this.evaluated.push({ decisionId, decisionName, matchedRules, inputs, result: toJson(value) });
      return null;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The decision ${called(decision)}: Expected a value that can be kept, but ${reason}.`;
      return { ok: false, code: 'decision-failed', message };
    }
  }

  /** Only what this decision requires: results of others are not visible. */
  private scope(decision: CompiledDecision): ReadonlyMap<string, unknown> {
    const scope = new Map<string, unknown>();
    for (const { name, type } of decision.inputs) {
      const value = this.context.lookup(name);
      if (value !== undefined) scope.set(name, readTyped(value, type));
    }
    for (const required of decision.required) {
      for (const name of [...required.resultNames].reverse()) scope.set(name, this.values.get(required));
    }
    for (const compiled of decision.functions) scope.set(compiled.name, functionValue(compiled, this.context));
    return scope;
  }
}
