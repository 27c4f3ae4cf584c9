import type { Expression, FeelExpression, FlowNode } from '@relevo/bpmn-model';
import { fail } from '../execution/failure.js';
import { clause, label, unknownClause } from '../execution/label.js';
import type { Json } from '../keys.js';
import type { Services, VariableLookup } from '../services.js';

export interface Subject {
  /** An element, or the process. */
  readonly node: Pick<FlowNode, 'id' | 'name'>;
  /** What of the element is computed: `the assignee`, `the input mapping "x"`. */
  readonly what: string;
}

export interface Computed {
  readonly value: Json;
  readonly unknown: readonly string[];
}

/** How people wrote it. */
export const written = (expression: Expression | FeelExpression): string =>
  expression.kind === 'feel' ? `=${expression.source}` : expression.value;

/** A value for a message, cut where it is long. */
export const shown = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** An expression's value; one that fails or takes too long is a fault of the element. */
export const compute = (
  services: Services,
  expression: Expression | FeelExpression,
  lookup: VariableLookup,
  subject: Subject,
): Computed => {
  if (expression.kind === 'static') return { value: expression.value, unknown: [] };
  const result = services.evaluate(expression, lookup);
  if (result.ok) return result;
  const { node, what } = subject;
  const limit = result.code === 'expression-timeout' ? ' (limit expressionTime)' : '';
  const because = `"${written(expression)}" failed${limit}: ${clause(result.message)}${unknownClause(result.unknown)}`;
  return fail(
    result.code,
    `Expected ${what} of ${label(node)} to be computed, but ${because}. Correct it, then retry.`,
  );
};

/** "Expected the assignee of "Check" (Task_1) to be text, but "=x" gave null. …" */
export const unexpected = (subject: Subject, wanted: string, expression: Expression, computed: Computed): string =>
  `Expected ${subject.what} of ${label(subject.node)} to be ${wanted}, but "${written(expression)}" gave ` +
  `${shown(computed.value)}${unknownClause(computed.unknown)}. Correct it or set the variable, then retry.`;
