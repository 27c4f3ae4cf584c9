import {
  equals,
  evaluateFeel,
  evaluateUnaryTests,
  readTyped,
  toJson,
  type CompiledExpression,
  type Json,
} from '@relevo/feel';
import { called } from '../finding.js';
import type { DecisionTableElement } from '../model/elements.js';
import { compileTable } from './compile-table.js';
import type { HitPolicy, MatchedRule } from './hit-policy.js';
import { stopped, Stopped, type CompileContext, type EvaluatedValue, type Logic, type Scope } from './logic.js';

/** A table ready to run. `cells` hold null where anything goes. */
export interface Table {
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
  readonly policy: HitPolicy;
}

export interface TableInput {
  readonly id: string;
  readonly label: string;
  readonly expression: CompiledExpression;
  readonly type: string | undefined;
  /** Which values it may have, as tests. */
  readonly allowed: CompiledExpression | null;
}

export interface TableOutput {
  readonly id: string;
  /** Key in the result; a table with one output yields its value alone. */
  readonly name: string;
  /** In order of priority, as a list. */
  readonly values: CompiledExpression | null;
  /** The same as tests. */
  readonly allowed: CompiledExpression | null;
  readonly otherwise: CompiledExpression | null;
}

export interface TableRule {
  readonly id: string;
  readonly number: number;
  readonly cells: readonly (CompiledExpression | null)[];
  readonly outputs: readonly CompiledExpression[];
}

/** DMN 1.5 §8: rules whose every cell accepts its input match; the hit policy makes one result of them. */
export function decisionTable(element: DecisionTableElement, where: string, context: CompileContext): Logic {
  const table = compileTable(element, context);
  const place = `The decision ${called(context.owner)}${where === 'the expression' ? '' : `, ${where}`}`;
  return (scope) => new TableRun(table, place, scope).run();
}

interface RuleRun extends MatchedRule {
  readonly values: readonly unknown[];
}

class TableRun {
  constructor(
    private readonly table: Table,
    private readonly where: string,
    private readonly scope: Scope,
  ) {}

  run(): unknown {
    const { inputs, rules, policy } = this.table;
    const values = inputs.map((input) => this.input(input));
    this.scope.recorder.inputs.push(...values.map((value, index) => named(inputs[index], value)));
    const matched = rules.filter((rule) => this.matches(rule, values)).map((rule) => this.output(rule));
    const outcome = policy({ matched, otherwise: this.otherwise(matched) });
    if ('refused' in outcome) throw this.refused(`${outcome.refused} with ${this.seen(values)}`);
    this.scope.recorder.rules.push(...outcome.used.map((rule) => this.fired(rule as RuleRun)));
    return outcome.value;
  }

  private input(input: TableInput): unknown {
    const value = readTyped(this.value(input.expression, `input "${input.label}"`), input.type);
    if (value !== null) this.check(input.allowed, value, `the input "${input.label}"`);
    return value;
  }

  private matches({ cells, number }: TableRule, values: readonly unknown[]): boolean {
    return cells.every((cell, index) => {
      if (!cell) return true;
      const outcome = evaluateUnaryTests(cell, values[index] ?? null, this.scope);
      if (outcome.ok) return outcome.value;
      throw stopped(`${this.where}, rule ${number}, input ${index + 1}`, outcome);
    });
  }

  private output({ id, number, outputs }: TableRule): RuleRun {
    const values = outputs.map((output, index) => this.value(output, `rule ${number}, output ${index + 1}`));
    const order = values.map((value, index) => this.place(value, this.table.outputs[index]));
    values.forEach((value, index) => {
      if (value !== null)
        this.check(this.table.outputs[index]?.allowed ?? null, value, `rule ${number}, output ${index + 1}`);
    });
    return { id, number, output: this.combine(values), order, values };
  }

  private place(value: unknown, output: TableOutput | undefined): number {
    if (!output?.values) return 0;
    const values = this.value(output.values, 'output values');
    const place = Array.isArray(values) ? values.findIndex((each) => equals(each, value) === true) : -1;
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

  private check(allowed: CompiledExpression | null, value: unknown, what: string): void {
    if (!allowed) return;
    const outcome = evaluateUnaryTests(allowed, value, this.scope);
    if (!outcome.ok) throw stopped(`${this.where}, ${what}`, outcome);
    if (!outcome.value) throw this.refused(`Expected one of ${allowed.source} for ${what}, but it is ${text(value)}`);
  }

  private value(expression: CompiledExpression, place: string): unknown {
    const outcome = evaluateFeel(expression, this.scope);
    if (outcome.ok) return outcome.value;
    throw stopped(`${this.where}, ${place}`, outcome);
  }

  private fired({ id, number, values }: RuleRun) {
    return { id, index: number, outputs: values.map((value, index) => named(this.table.outputs[index], value)) };
  }

  private refused(what: string): Stopped {
    return new Stopped({ ok: false, code: 'decision-failed', message: `${this.where}: ${what}. Correct the table.` });
  }

  private seen(values: readonly unknown[]): string {
    return text(Object.fromEntries(this.table.inputs.map(({ label }, index) => [label, safeJson(values[index])])));
  }
}

type Labelled = { readonly id: string } & ({ readonly label: string } | { readonly name: string });

const named = (element: Labelled | undefined, value: unknown): EvaluatedValue => ({
  id: element?.id ?? '',
  name: element && 'label' in element ? element.label : (element?.name ?? ''),
  value: safeJson(value),
});

const text = (value: unknown) => JSON.stringify(safeJson(value));

function safeJson(value: unknown): Json {
  try {
    return toJson(value);
  } catch {
    return null;
  }
}
