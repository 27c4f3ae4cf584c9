import { and, or } from './closures/comparison.js';
import { equal } from './closures/equality.js';
import { listed } from './closures/loops.js';
import { add } from './values/numbers.js';
import { order } from './values/ordering.js';

/** Whether two FEEL values are equal; null where their types differ. */
export const equals = (left: unknown, right: unknown): boolean | null => equal(left, right);

/** Below 0, 0 or above; null where two FEEL values have no order. */
export const compare = (left: unknown, right: unknown): number | null => order(left, right);

/** Three-valued `and` and `or`: what is no boolean is unknown. */
export const conjunction = (left: unknown, right: unknown): boolean | null => and(left, right);
export const disjunction = (left: unknown, right: unknown): boolean | null => or(left, right);

/** What a loop over a value goes through: a list, a closed range, or the value alone; null: nothing. */
export const elementsOf = (value: unknown): Iterable<unknown> | null => listed(value);

/** The sum of numbers, in decimals. */
export const total = (numbers: readonly number[]): number => numbers.reduce(add, 0);
