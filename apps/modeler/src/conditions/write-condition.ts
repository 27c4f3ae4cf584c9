import type { Comparison, Condition, Row, Value } from './condition.js';
import type { WrittenCondition } from './read-condition.js';

const operators = { is: '=', 'is-not': '!=', less: '<', 'at-most': '<=', more: '>', 'at-least': '>=' } as const;

/** FEEL's escapes of these characters are JSON's. */
const textLiteral = (text: string): string => JSON.stringify(text);

/** FEEL knows no exponent. */
const numberLiteral = (number: number): string =>
  number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });

const literal = (value: Value): string => {
  switch (value.kind) {
    case 'text':
      return textLiteral(value.text);
    case 'texts':
      return `[${value.texts.map(textLiteral).join(', ')}]`;
    case 'number':
      return numberLiteral(value.number);
    case 'yes-no':
      return String(value.yes);
    case 'date':
      return `date(${textLiteral(value.date)})`;
    case 'today':
      return 'today()';
  }
};

/** Forms hand days over as texts. */
const leftOf = ({ field, value }: Row): string =>
  value?.kind === 'date' || value?.kind === 'today' ? `date(${field})` : field;

/** Without a value FEEL's comparisons and functions yield null, which is a fault at a gateway: so it is a plain no. */
const orNo = (feel: string): string => `${feel} = true`;

const calls: Partial<Record<Comparison, (field: string, value: string) => string>> = {
  'one-of': (field, value) => `${field} in ${value}`,
  'none-of': (field, value) => `not(${field} in ${value})`,
  contains: (field, value) => orNo(`contains(${field}, ${value})`),
  'contains-not': (field, value) => `not(${orNo(`contains(${field}, ${value})`)})`,
  'starts-with': (field, value) => orNo(`starts with(${field}, ${value})`),
  has: (field, value) => orNo(`list contains(${field}, ${value})`),
  'has-not': (field, value) => `not(${orNo(`list contains(${field}, ${value})`)})`,
  'is-empty': (field) => `${field} in [null, ""]`,
  'is-filled': (field) => `not(${field} in [null, ""])`,
  'is-missing': (field) => `${field} = null`,
  'is-set': (field) => `${field} != null`,
};

const isOperator = (comparison: Comparison): comparison is keyof typeof operators => comparison in operators;

export const writeRow = (row: Row): string => {
  const value = row.value === null ? '' : literal(row.value);
  const { comparison, field } = row;
  if (isOperator(comparison)) {
    const compared = `${leftOf(row)} ${operators[comparison]} ${value}`;
    return comparison === 'is' || comparison === 'is-not' ? compared : orNo(`(${compared})`);
  }
  return calls[comparison]?.(field, value) ?? '';
};

/** `in` takes what follows it for more of its list, so it stands in brackets beside others. */
const beside = (row: Row, written: string): string =>
  row.comparison === 'one-of' || row.comparison === 'is-empty' ? `(${written})` : written;

/** As FEEL with its leading `=`; a condition without rows is no condition. */
export const writeCondition = ({ join, rows }: Condition, write: (row: Row) => string = writeRow): string => {
  const [first, ...more] = rows;
  if (!first) return '';
  const parts = rows.map((row) => beside(row, write(row)));
  return `=${more.length === 0 ? write(first) : parts.join(join === 'all' ? ' and ' : ' or ')}`;
};

/** The same condition changed: lines that nobody touched stay as they were written, to the letter. */
export const rewriteCondition = (condition: Condition, before: WrittenCondition | null): string => {
  const kept = new Map(before?.condition.rows.map((row, index) => [JSON.stringify(row), before.written[index]]));
  return before !== null && JSON.stringify(condition) === JSON.stringify(before.condition)
    ? before.expression
    : writeCondition(condition, (row) => kept.get(JSON.stringify(row)) ?? writeRow(row));
};
