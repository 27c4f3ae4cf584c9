/** One variable (or a path into it) against one literal; `>`, `>=` and `!=` are these, negated. */
export interface Comparison {
  readonly variable: string;
  readonly operator: '=' | '<' | '<=';
  readonly value: string | number | boolean;
}

/** A comparison as it is written, and whether it says the opposite. */
export interface Compared {
  readonly comparison: Comparison;
  readonly negated: boolean;
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';
const PATH = `(${NAME}(?:\\.${NAME})*)`;
const LITERAL = '("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false)';
const OPERATOR = '\\s*(!=|<=|>=|=|<|>)\\s*';
const compared = new RegExp(`^${PATH}${OPERATOR}${LITERAL}$`, 'u');
const turned = new RegExp(`^${LITERAL}${OPERATOR}${PATH}$`, 'u');
const bare = new RegExp(`^${PATH}$`, 'u');

const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const opposite: Readonly<Record<string, Comparison['operator']>> = { '!=': '=', '>': '<=', '>=': '<' };

const valueOf = (literal: string): Comparison['value'] => {
  if (literal.startsWith('"')) return literal.slice(1, -1);
  return literal === 'true' || literal === 'false' ? literal === 'true' : Number(literal);
};

const isOperator = (operator: string): operator is Comparison['operator'] => ['=', '<', '<='].includes(operator);

/** Null where more or less is asked of what is no number: FEEL orders texts too, and nobody needs it here. */
const comparing = (variable: string, operator: string, literal: string): Compared | null => {
  const value = valueOf(literal);
  if (operator !== '=' && operator !== '!=' && typeof value !== 'number') return null;
  if (isOperator(operator)) return { comparison: { variable, operator, value }, negated: false };
  return { comparison: { variable, operator: opposite[operator] ?? '=', value }, negated: true };
};

/** `x = "a"`, `100 >= x`, `x` alone (which is `x = true`); null: it says something else. */
export const readComparison = (text: string): Compared | null => {
  const [, path = '', operator = '', literal = ''] = compared.exec(text) ?? [];
  if (path) return comparing(path, operator, literal);
  const [, first = '', between = '', last = ''] = turned.exec(text) ?? [];
  if (last) return comparing(last, mirrored[between] ?? between, first);
  const [, alone = ''] = bare.exec(text) ?? [];
  return alone && !['true', 'false', 'null'].includes(alone) ? comparing(alone, '=', 'true') : null;
};

export const keyOf = ({ variable, operator, value }: Comparison): string =>
  `${variable} ${operator} ${typeof value === 'string' ? `"${value}"` : String(value)}`;

export interface Claim {
  readonly comparison: Comparison;
  readonly holds: boolean;
}

/** Any value that no comparison names. */
const other = Symbol('another value');

const numbersAround = (named: readonly number[]): readonly number[] => {
  const sorted = [...new Set(named)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = sorted.slice(1).map((one, place) => (one + (sorted[place] ?? one)) / 2);
  return [first - 1, ...sorted, ...between, last + 1];
};

const meets = (value: unknown, { comparison, holds }: Claim): boolean => {
  const { operator, value: named } = comparison;
  if (operator === '=') return (value === named) === holds;
  if (typeof value !== 'number' || typeof named !== 'number') return false;
  return (operator === '<' ? value < named : value <= named) === holds;
};

/** Whether one value meets all of these; they are about one variable. */
export const canAllBe = (claims: readonly Claim[]): boolean => {
  const named = claims.map(({ comparison }) => comparison.value);
  const numbers = numbersAround(named.filter((value) => typeof value === 'number'));
  return [...named, ...numbers, other].some((value) => claims.every((claim) => meets(value, claim)));
};
