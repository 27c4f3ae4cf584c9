import type { FeelExpression } from '@relevo/bpmn-model';
import type { Json } from '../keys.js';
import type { Evaluation, VariableLookup } from '../services.js';

/** The little of FEEL that kernel specs need: literals, paths, `+`, `-`, comparisons, `and`, `or`. */
export const evaluateSimple = (expression: FeelExpression, lookup: VariableLookup): Evaluation => {
  const unknown = new Set<string>();
  try {
    const value = evaluate(expression.source.trim(), (name) => {
      const found = lookup(name);
      if (found === undefined) unknown.add(name);
      return found;
    });
    return { ok: true, value, unknown: [...unknown] };
  } catch (error) {
    return { ok: false, code: 'expression-failed', message: (error as Error).message, unknown: [...unknown] };
  }
};

type Operator = (left: Json, right: Json) => Json;

const number = (operate: (left: number, right: number) => Json): Operator => {
  return (left, right) => (typeof left === 'number' && typeof right === 'number' ? operate(left, right) : null);
};

/** From the weakest to the strongest. */
const levels: readonly Readonly<Record<string, Operator>>[] = [
  { ' or ': (a, b) => a === true || b === true },
  { ' and ': (a, b) => a === true && b === true },
  { ' != ': (a, b) => a !== b, ' = ': (a, b) => a === b },
  {
    ' >= ': number((a, b) => a >= b),
    ' <= ': number((a, b) => a <= b),
    ' > ': number((a, b) => a > b),
    ' < ': number((a, b) => a < b),
  },
  { ' + ': (a, b) => plus(a, b), ' - ': number((a, b) => a - b) },
];

const plus: Operator = (left, right) => {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  return typeof left === 'number' && typeof right === 'number' ? left + right : null;
};

const evaluate = (source: string, lookup: VariableLookup): Json => {
  for (const operators of levels) {
    for (const [symbol, operate] of Object.entries(operators)) {
      const at = source.lastIndexOf(symbol);
      if (at < 0) continue;
      return operate(evaluate(source.slice(0, at), lookup), evaluate(source.slice(at + symbol.length), lookup));
    }
  }
  return operand(source.trim(), lookup);
};

const operand = (source: string, lookup: VariableLookup): Json => {
  if (source === 'boom') throw new Error('the expression exploded');
  if (/^(null|true|false|-?\d+(\.\d+)?|"[^"]*"|[[{].*)$/s.test(source)) return JSON.parse(source) as Json;
  const [root = '', ...path] = source.split('.');
  return path.reduce<Json>((value, name) => inside(value, name), lookup(root) ?? null);
};

const inside = (value: Json, name: string): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? ((value as Readonly<Record<string, Json>>)[name] ?? null)
    : null;
