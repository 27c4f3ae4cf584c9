import * as decimal from './decimal.js';
import type { Decimal, Rounding } from './decimal.js';

/** Beyond it exact decimals cost more than they are worth; IEEE arithmetic is kept. */
const widest = 1e60;
const narrowest = 1e-60;

const isMiddling = (value: number) => value === 0 || (Math.abs(value) < widest && Math.abs(value) > narrowest);

/**
 * Arithmetic in decimals, the result in a double: `0.1 + 0.2 = 0.3`. Whole numbers are added and multiplied as they
 * are where that is exact.
 */
function exactly(native: (a: number, b: number) => number, exact: (a: Decimal, b: Decimal) => Decimal) {
  return (a: number, b: number): number => {
    const quick = native(a, b);
    if (Number.isInteger(a) && Number.isInteger(b) && Number.isSafeInteger(quick)) return quick;
    if (!isMiddling(a) || !isMiddling(b)) return quick;
    return decimal.numberOf(exact(decimal.decimalOf(a), decimal.decimalOf(b)));
  };
}

export const add = exactly((a, b) => a + b, decimal.sum);
export const subtract = exactly((a, b) => a - b, decimal.difference);
export const multiply = exactly((a, b) => a * b, decimal.product);
const divideExactly = exactly((a, b) => a / b, decimal.quotient);
const moduloExactly = exactly((a, b) => a - b * Math.floor(a / b), decimal.modulo);

export const divide = (a: number, b: number): number | null => (b === 0 ? null : divideExactly(a, b));
export const modulo = (a: number, b: number): number | null => (b === 0 ? null : moduloExactly(a, b));

/** Whole powers up to 64 are exact. */
export function power(base: number, exponent: number): number | null {
  const native = base ** exponent;
  const exact = Number.isInteger(exponent) && Math.abs(exponent) <= 64 && !Number.isSafeInteger(native);
  if (!exact || base === 0 || !isMiddling(base) || !Number.isFinite(native)) return finite(native);
  let result = 1;
  for (let count = Math.abs(exponent); count > 0; count -= 1) result = multiply(result, base);
  return finite(exponent < 0 ? divideExactly(1, result) : result);
}

/** To `scale` places; null where the scale is out of FEEL's range (DMN 1.5: -6111 to 6176) or no whole number is meant. */
export function round(value: number, scale: number, rounding: Rounding): number | null {
  const places = Math.trunc(scale);
  if (places < -6111 || places > 6176) return null;
  if (!Number.isFinite(value)) return null;
  return decimal.numberOf(decimal.rounded(decimal.decimalOf(value), places, rounding));
}

/** FEEL has no infinity and nothing that is not a number. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Plain digits, as FEEL writes numbers. */
export function numberText(value: number): string {
  const written = String(value);
  if (!written.includes('e')) return written;
  const { digits, scale } = decimal.decimalOf(value);
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const plain = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  return digits < 0n ? `-${plain}` : plain;
}
