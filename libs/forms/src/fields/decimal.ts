/** A decimal number without rounding: `digits` times 10 to the minus `scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Null where the value is no number that can be written in 400 places. */
function readDecimal(value: unknown): Decimal | null {
  const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(written);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  if (whole + fraction === '' || Math.abs(scale) > 400) return null;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** Negative where `a` is less; null where one is no number. */
export function compareDecimals(a: unknown, b: unknown): number | null {
  const aligned = align(readDecimal(a), readDecimal(b));
  if (!aligned) return null;
  return aligned.a === aligned.b ? 0 : aligned.a < aligned.b ? -1 : 1;
}

/** Digits after the point, trailing zeros left out. */
export function countDecimals(value: unknown): number {
  let { digits, scale } = readDecimal(value) ?? { digits: 0n, scale: 0 };
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return scale;
}

/** Whether `value` is a whole number of steps; true where the step is none. */
export function isMultiple(value: unknown, step: unknown): boolean {
  const aligned = align(readDecimal(value), readDecimal(step));
  return !aligned || aligned.b === 0n || aligned.a % aligned.b === 0n;
}

function align(a: Decimal | null, b: Decimal | null): { a: bigint; b: bigint } | null {
  if (!a || !b) return null;
  const scale = Math.max(a.scale, b.scale);
  const raise = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  return { a: raise(a), b: raise(b) };
}
