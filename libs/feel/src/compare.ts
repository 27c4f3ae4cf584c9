import { equal } from './closures/equality.js';
import { order } from './values/ordering.js';

/** Whether two FEEL values are equal; null where their types differ. */
export const equals = (left: unknown, right: unknown): boolean | null => equal(left, right);

/** Below 0, 0 or above; null where two FEEL values have no order. */
export const compare = (left: unknown, right: unknown): number | null => order(left, right);
