import type { Json } from '../keys.js';

/** Levels of lists and contexts inside one value; deeper ones are refused (they overflow stacks elsewhere). */
export const MAX_NESTING = 100;

const lengthOf = (value: null | boolean | number | string): number =>
  typeof value === 'string' ? value.length + 2 : String(value).length;

/** Characters that are left of `budget` after `value`; negative as soon as it does not fit. */
const spend = (value: Json, budget: number, depth: number): number => {
  if (value === null || typeof value !== 'object') return budget - lengthOf(value);
  if (depth >= MAX_NESTING) return -1;
  const entries = Object.entries(value);
  let left = budget - (entries.length > 0 ? 1 : 2);
  for (const [name, item] of entries) {
    left = spend(item, left - (Array.isArray(value) ? 1 : name.length + 4), depth + 1);
    if (left < 0) return left;
  }
  return left;
};

/** Whether a value's JSON has at most `size` characters (escapes not counted) and is not nested too deeply. */
export const fits = (value: Json, size: number): boolean => spend(value, size, 0) >= 0;
