import {
  evaluateFeel,
  evaluateUnaryTests,
  readTyped,
  toJson,
  type CompiledExpression,
  type EvaluationContext,
  type Json,
} from '@relevo/feel';
import { called } from '../finding.js';
import type { DecisionTableElement } from '../model/elements.js';
import type { MatchedRule, HitPolicy } from './hit-policy.js';
import { failed, type CompileContext, type Logic, type LogicFailure, type LogicOutcome } from './logic.js';
import { compileTable } from './compile-table.js';

/** A table ready to run. `cells` hold null where anything goes. */
export interface Table {
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
  readonly policy: HitPolicy;
}

export interface TableInput {
  readonly label: string;
  readonly expression: CompiledExpression;
  readonly type: string | undefined;
}

export interface TableOutput {
  /** Key in the result; a table with one output yields its value alone. */
  readonly name: string;
  /** In order of priority. */
  readonly values: CompiledExpression | null;
  readonly otherwise: CompiledExpression | null;
}

export interface TableRule {
  readonly id: string;
  readonly number: number;
  readonly cells: readonly (CompiledExpression | null)[];
  readonly outputs: readonly CompiledExpression[];
}

/** DMN 1.3 §8: rules whose every cell accepts its input match; the hit policy makes one result of them. */
export function decisionTable(element: DecisionTableElement, context: CompileContext): Logic {
  const table = compileTable(element, context);
  const where = `The decision ${called(context.owner)}`;
  return { evaluate: (evaluation) => new TableRun(table, where, evaluation).run() };
}

/** Thrown inside a run to leave its loops; never leaves `run`. */
class Stopped {
  constructor(readonly failure: LogicFailure) {}
}

class TableRun {
  constructor(
    private readonly table: Table,
    private readonly where: string,
    private readonly context: EvaluationContext,
  ) {}

  run(): LogicOutcome {
    try {
      return this.evaluate();
    } catch (error) {
      if (error instanceof Stopped) return error.failure;
      throw error;
    }
  }

  private evaluate(): LogicOutcome {
    const values = this.table.inputs.map((input) =>
      readTyped(this.value(input.expression, `input "${input.label}"`), input.type),
    );
    const matched = this.table.rules.filter((rule) => this.matches(rule, values)).map((rule) => this.output(rule));
    const outcome = this.table.policy({ matched, otherwise: this.otherwise(matched) });
    if ('refused' in outcome) {
      const message = `${this.where}: ${outcome.refused} with ${JSON.stringify(this.named(values))}. Correct the table.`;
      return { ok: false, code: 'decision-failed', message };
    }
    const matchedRules = outcome.used.map(({ id }) => id);
    return { ok: true, value: outcome.value, matchedRules, inputs: this.named(values) };
  }

  private matches({ cells, number }: TableRule, values: readonly unknown[]): boolean {
    return cells.every((cell, index) => {
      if (!cell) return true;
      const outcome = evaluateUnaryTests(cell, values[index] ?? null, this.context);
      if (outcome.ok) return outcome.value;
      throw new Stopped(failed(`${this.where}, rule ${number}, input ${index + 1}`, outcome));
    });
  }

  private output({ id, number, outputs }: TableRule): MatchedRule {
    const values = outputs.map((output, index) => this.value(output, `rule ${number}, output ${index + 1}`));
    const order = values.map((value, index) => this.place(value, this.table.outputs[index]));
    return { id, number, output: this.combine(values), order };
  }

  private place(value: unknown, output: TableOutput | undefined): number {
    if (!output?.values) return 0;
    const values = this.value(output.values, 'output values');
    const place = Array.isArray(values) ? values.map(plain).indexOf(plain(value)) : -1;
    return place < 0 ? Infinity : place;
  }

  private otherwise(matched: readonly MatchedRule[]): unknown {
    if (matched.length > 0 || this.table.outputs.every(({ otherwise }) => otherwise === null)) return null;
    return this.combine(
      this.table.outputs.map(({ otherwise, name }) =>
        otherwise ? this.value(otherwise, `default of output "${name}"`) : null,
      ),
    );
  }

  private combine(values: readonly unknown[]): unknown {
    if (values.length === 1) return values[0];
    return Object.fromEntries(this.table.outputs.map(({ name }, index) => [name, values[index]]));
  }

  private value(expression: CompiledExpression, place: string): unknown {
    const outcome = evaluateFeel(expression, this.context);
    if (outcome.ok) return outcome.value;
    throw new Stopped(failed(`${this.where}, ${place}`, outcome));
  }

  private named(values: readonly unknown[]): Record<string, Json> {
    return Object.fromEntries(this.table.inputs.map(({ label }, index) => [label, safeJson(values[index])]));
  }
}

const plain = (value: unknown) => JSON.stringify(value);

function safeJson(value: unknown): Json {
  try {
    return toJson(value);
  } catch {
    return null;
  }
}
