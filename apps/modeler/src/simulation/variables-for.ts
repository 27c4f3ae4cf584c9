import type { Values } from '@relevo/contracts';
import type { Row, Value } from '../conditions/condition.js';
import { readCondition } from '../conditions/read-condition.js';

/** A field of a variable, and the ticket, are not set by themselves. */
const isVariable = ({ field }: Row): boolean => !field.includes('.') && field !== 'ticket';

const plain = (value: Value | null): Values[string] | undefined => {
  if (value?.kind === 'text') return value.text;
  if (value?.kind === 'number') return value.number;
  if (value?.kind === 'yes-no') return value.yes;
  return value?.kind === 'date' ? value.date : undefined;
};

const besides = (value: Value | null): Values[string] | undefined => {
  if (value?.kind === 'text') return '';
  if (value?.kind === 'number') return value.number + 1;
  return value?.kind === 'yes-no' ? !value.yes : undefined;
};

const moved = (value: Value | null, by: number): number | undefined =>
  value?.kind === 'number' ? value.number + by : undefined;

const texts = (value: Value | null): readonly string[] => (value?.kind === 'texts' ? value.texts : []);

/** A value with which one comparison holds; undefined: none that could be written here. */
const holding: { readonly [Comparison in Row['comparison']]: (value: Value | null) => Values[string] | undefined } = {
  is: plain,
  'is-not': besides,
  less: (value) => moved(value, -1),
  'at-most': (value) => moved(value, 0),
  more: (value) => moved(value, 1),
  'at-least': (value) => moved(value, 0),
  'one-of': (value) => texts(value)[0],
  'none-of': () => '',
  contains: plain,
  'contains-not': () => '',
  'starts-with': plain,
  has: (value) => (value?.kind === 'text' ? [value.text] : undefined),
  'has-not': () => [],
  'is-empty': () => null,
  'is-filled': () => undefined,
  'is-missing': () => null,
  'is-set': () => undefined,
};

/** Variables with which a condition holds, as far as they can be read from it. */
export const variablesFor = (condition: string): Values => {
  const read = readCondition(condition);
  if (read === null) return {};
  const rows = read.join === 'any' ? read.rows.slice(0, 1) : read.rows;
  return Object.fromEntries(
    rows.filter(isVariable).flatMap(({ field, comparison, value }) => {
      const set = holding[comparison](value);
      return set === undefined ? [] : [[field, set]];
    }),
  );
};

const opposite = ({ field, comparison, value }: Row): readonly (readonly [string, Values[string]])[] => {
  if (comparison !== 'is' || value === null) return [];
  return [[field, value.kind === 'yes-no' ? !value.yes : null]];
};

/** Variables with which none of the conditions holds, where each is one comparison; with one yes and one no there are none. */
export const variablesForNone = (conditions: readonly string[]): Values => {
  const rows = conditions.flatMap((condition) => {
    const read = readCondition(condition);
    return read?.rows.length === 1 ? read.rows : [];
  });
  if (rows.length < conditions.length) return {};
  const set = Object.fromEntries(rows.filter(isVariable).flatMap(opposite));
  const asked = rows.filter(({ field, value }) => value?.kind === 'yes-no' && field in set);
  const both = asked.filter(({ field }) => asked.filter((row) => row.field === field).length > 1);
  for (const { field } of both) set[field] = null;
  return set;
};
