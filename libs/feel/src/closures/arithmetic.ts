import type { FeelDuration } from 'feelin';
import { resultBounds } from '../bounds.js';
import { negated, ofMonths, ofSeconds, sizeOf } from '../values/durations.js';
import { isDuration, kindOf } from '../values/kinds.js';
import { add as addNumbers, divide, finite, multiply, power, subtract } from '../values/numbers.js';
import * as temporal from '../values/temporal.js';

type Operation = (left: unknown, right: unknown) => unknown;

/** DMN 1.5 §10.3.2.12: null where operands have no such operation. */
export const arithmetic: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': minus,
  '*': times,
  '/': dividedBy,
  '**': toThePower,
  '^': toThePower,
};

const bothNumbers = (left: unknown, right: unknown) => typeof left === 'number' && typeof right === 'number';

function add(left: unknown, right: unknown): unknown {
  if (bothNumbers(left, right)) return finite(addNumbers(left as number, right as number));
  if (typeof left === 'string' && typeof right === 'string') return joined(left, right);
  if (isDuration(left) && isDuration(right)) return addDurations(left, right);
  if (isDuration(right) && temporal.isMoment(left)) return temporal.later(left, right);
  if (isDuration(left) && temporal.isMoment(right)) return temporal.later(right, left);
  return null;
}

function joined(left: string, right: string): string {
  if (left.length + right.length > resultBounds.characters) {
    throw new Error(`it joins texts to more than ${resultBounds.characters} characters`);
  }
  return left + right;
}

function addDurations(left: FeelDuration, right: FeelDuration): FeelDuration | null {
  if (left.yearsMonths !== right.yearsMonths) return null;
  return ofKind(left, addNumbers(sizeOf(left), sizeOf(right)));
}

const ofKind = ({ yearsMonths }: FeelDuration, size: number) => (yearsMonths ? ofMonths(size) : ofSeconds(size));

function minus(left: unknown, right: unknown): unknown {
  if (bothNumbers(left, right)) return finite(subtract(left as number, right as number));
  if (temporal.isMoment(left) && temporal.isMoment(right)) return temporal.between(left, right);
  return isDuration(right) ? add(left, negated(right)) : null;
}

function times(left: unknown, right: unknown): unknown {
  if (bothNumbers(left, right)) return finite(multiply(left as number, right as number));
  if (isDuration(left) && typeof right === 'number') return ofKind(left, multiply(sizeOf(left), right));
  return isDuration(right) && typeof left === 'number' ? times(right, left) : null;
}

function dividedBy(left: unknown, right: unknown): unknown {
  if (bothNumbers(left, right)) return divide(left as number, right as number);
  if (!isDuration(left)) return null;
  if (typeof right === 'number') {
    const size = divide(sizeOf(left), right);
    return size === null ? null : ofKind(left, size);
  }
  return kindOf(left) === kindOf(right) ? divide(sizeOf(left), sizeOf(right as FeelDuration)) : null;
}

function toThePower(left: unknown, right: unknown): unknown {
  return bothNumbers(left, right) ? power(left as number, right as number) : null;
}

/** `-value`. */
export function negative(value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  return isDuration(value) ? negated(value) : null;
}
