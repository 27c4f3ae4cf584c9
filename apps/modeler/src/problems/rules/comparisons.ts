import type { ModdleElement } from '@relevo/bpmn-model';
import type { Row } from '../../conditions/condition.js';
import { readCondition } from '../../conditions/read-condition.js';
import { conditionOf } from './drawn-elements.js';

export type Value = string | number | boolean;

/** A condition that compares one variable with one value. */
export interface Comparison {
  readonly variable: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly value: Value;
}

const operators: Partial<Readonly<Record<Row['comparison'], Comparison['operator']>>> = {
  is: '=',
  'is-not': '!=',
  less: '<',
  'at-most': '<=',
  more: '>',
  'at-least': '>=',
};

const plain = (value: Row['value']): Value | undefined => {
  if (value?.kind === 'text') return value.text;
  if (value?.kind === 'number') return value.number;
  return value?.kind === 'yes-no' ? value.yes : undefined;
};

export const readComparison = (condition: string): Comparison | null => {
  const [row, ...more] = readCondition(condition)?.rows ?? [];
  if (row === undefined || more.length > 0) return null;
  const [operator, value] = [operators[row.comparison], plain(row.value)];
  return operator === undefined || value === undefined ? null : { variable: row.field, operator, value };
};

export const holds = ({ operator, value }: Comparison, of: Value): boolean => {
  if (operator === '=') return of === value;
  if (operator === '!=') return of !== value;
  if (typeof of !== 'number' || typeof value !== 'number') return false;
  if (operator === '<') return of < value;
  if (operator === '<=') return of <= value;
  return operator === '>' ? of > value : of >= value;
};

/** Numbers at, beside and between the bounds: where the outcome of comparisons can change. */
const numbersAround = (bounds: readonly number[]): readonly number[] => {
  const sorted = [...new Set(bounds)].toSorted((a, b) => a - b);
  const between = sorted.slice(1).map((bound, place) => (bound + (sorted[place] ?? bound)) / 2);
  const [first = 0, last = first] = [sorted[0], sorted.at(-1)];
  return [first - 1, ...sorted, ...between, last + 1].toSorted((a, b) => a - b);
};

/** Values of one variable that tell the comparisons apart; null where nobody can list them. */
export const samplesFor = (comparisons: readonly Comparison[]): readonly Value[] | null => {
  const values = comparisons.map(({ value }) => value);
  if (values.every((value) => typeof value === 'boolean')) return [true, false];
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return numbersAround(numbers);
  return null;
};

/** The comparisons of flows over one and the same variable; null where one of them is anything else. */
export const comparedOn = (flows: readonly ModdleElement[]): readonly Comparison[] | null => {
  const found = flows.map((flow) => readComparison(conditionOf(flow))).filter((one) => one !== null);
  const [first] = found;
  if (first === undefined || found.length < flows.length) return null;
  return found.every(({ variable }) => variable === first.variable) ? found : null;
};
