/** A number as FEEL means it: `digits × 10^-scale`, exactly (DMN 1.5 §10.3.4.1 wants IEEE 754-2008 decimals). */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Digits that a quotient or a power is computed to, as in decimal128. */
const precision = 34;

/** The decimal that a double is written as: the shortest that reads back as this double. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

export const numberOf = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);

const aligned = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [raise(a.digits, scale - a.scale), raise(b.digits, scale - b.scale), scale];
};

const raise = (digits: bigint, by: number) => digits * 10n ** BigInt(by);

export function sum(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return { digits: left + right, scale };
}

export function difference(a: Decimal, b: Decimal): Decimal {
  return sum(a, { ...b, digits: -b.digits });
}

export const product = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

export function quotient(a: Decimal, b: Decimal): Decimal {
  const [left, right] = aligned(a, b);
  const extra = Math.max(0, precision + String(right).length - String(left).length);
  return { digits: raise(left, extra) / right, scale: extra };
}

/** `dividend - divisor * floor(dividend / divisor)`: it has the divisor's sign. */
export function modulo(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return { digits: ((left % right) + right) % right, scale };
}

export type Rounding = 'up' | 'down' | 'half-up' | 'half-down' | 'half-even' | 'floor' | 'ceiling';

/** To `places` after the point (before it, where negative). */
export function rounded({ digits, scale }: Decimal, places: number, rounding: Rounding): Decimal {
  const excess = scale - places;
  if (excess <= 0) return { digits, scale };
  const unit = 10n ** BigInt(excess);
  const kept = digits / unit;
  const rest = digits - kept * unit;
  const step = awayFromZero(kept, rest, unit, rounding) ? (digits < 0n ? -1n : 1n) : 0n;
  const result = kept + step;
  return places < 0 ? { digits: result * 10n ** BigInt(-places), scale: 0 } : { digits: result, scale: places };
}

function awayFromZero(kept: bigint, rest: bigint, unit: bigint, rounding: Rounding): boolean {
  if (rest === 0n) return false;
  const double = (rest < 0n ? -rest : rest) * 2n;
  switch (rounding) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'floor':
      return rest < 0n;
    case 'ceiling':
      return rest > 0n;
    case 'half-up':
      return double >= unit;
    case 'half-down':
      return double > unit;
    case 'half-even':
      return double > unit || (double === unit && kept % 2n !== 0n);
  }
}
