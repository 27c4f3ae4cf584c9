import { toJson, type EvaluationContext, type Json } from '@relevo/feel';
import type { CompiledDecision } from './compile-decisions.js';
import { functionValues } from './logic/invocables.js';
import { Recorder, Stopped, type EvaluatedRule, type EvaluatedValue, type Scope } from './logic/logic.js';

/** One decision that was made on the way, required ones first. */
export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly decisionName: string;
  /** `decision-table`, `literal-expression`, … */
  readonly kind: string;
  /** Ids of the rules that fired; empty for an expression. */
  readonly matchedRules: readonly string[];
  /** What the table looked at, by the label of its inputs. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly evaluatedInputs: readonly EvaluatedValue[];
  readonly rules: readonly EvaluatedRule[];
  readonly result: Json;
}

/** Makes decisions, each once, required ones first. `given`: decisions whose results come from outside. */
export class DecisionRun {
  private readonly values: Map<CompiledDecision, unknown>;

  constructor(
    private readonly context: EvaluationContext,
    /** Everything that was decided, in order; one that failed stands last. */
    private readonly steps: EvaluatedDecision[],
    given: ReadonlyMap<CompiledDecision, unknown> = new Map(),
  ) {
    this.values = new Map(given);
  }

  /** The FEEL value of a decision. Throws `Stopped`. */
  decide(decision: CompiledDecision): unknown {
    if (this.values.has(decision)) return this.values.get(decision) ?? null;
    for (const required of decision.required) this.decide(required);
    const recorder = new Recorder(this.steps);
    try {
      const value = decision.typed(this.evaluate(decision, recorder), this.context);
      this.values.set(decision, value);
      this.steps.push(step(decision, recorder, kept(value)));
      return value;
    } catch (error) {
      if (error instanceof Stopped && !error.decisionId) {
        error.decisionId = decision.id;
        this.steps.push(step(decision, recorder, null));
      }
      throw error;
    }
  }

  private evaluate(decision: CompiledDecision, recorder: Recorder): unknown {
    return decision.service ? this.serve(decision.service.outputs) : decision.logic(this.scope(decision, recorder));
  }

  /** DMN 1.5 §10.4: one output decision is the result, several are a context of them. */
  private serve(outputs: readonly CompiledDecision[]): unknown {
    const results = outputs.map((output) => [output.resultNames[0] ?? '', this.decide(output)] as const);
    return results.length === 1 ? results[0]?.[1] : Object.fromEntries(results);
  }

  /** Only what this decision requires (results of others are not visible), then the variables outside. */
  private scope(decision: CompiledDecision, recorder: Recorder): Scope {
    const { context } = this;
    const names = new Map<string, unknown>();
    for (const { name, read } of decision.inputs) {
      const value = context.lookup(name);
      if (value !== undefined) names.set(name, read(value, context));
    }
    for (const required of decision.required) {
      for (const name of [...required.resultNames].reverse()) names.set(name, this.values.get(required));
    }
    const scope = { ...context, recorder };
    const functions = functionValues(decision.functions, scope);
    const lookup = (name: string) =>
      names.has(name) ? names.get(name) : (functions.get(name) ?? context.lookup(name));
    return { ...scope, lookup };
  }
}

/** A function, which others call, cannot be kept: it is recorded as null. */
function kept(value: unknown): Json {
  try {
    return toJson(value);
  } catch {
    return null;
  }
}

const step = ({ id, name, kind }: CompiledDecision, { inputs, rules }: Recorder, result: Json): EvaluatedDecision => ({
  decisionId: id,
  decisionName: name,
  kind,
  matchedRules: rules.map((rule) => rule.id),
  inputs: Object.fromEntries(inputs.map((input) => [input.name, input.value])),
  evaluatedInputs: inputs,
  rules,
  result,
});
