import type { FeelDuration } from 'feelin';
import type { Rounding } from '../values/decimal.js';
import { isDuration } from '../values/kinds.js';
import { finite, modulo, round } from '../values/numbers.js';
import { negated, sizeOf } from '../values/durations.js';
import type { Callable } from './callable.js';
import { builtin, signature } from './signature.js';

const rounding = (how: Rounding) =>
  builtin(signature('n:number, scale:number', ([n, scale]) => round(n as number, scale as number, how)));

const toWhole = (how: Rounding) =>
  builtin(
    signature('n:number', ([n]) => round(n as number, 0, how)),
    signature('n:number, scale:number', ([n, scale]) => round(n as number, scale as number, how)),
  );

const ofNumber = (body: (value: number) => unknown) =>
  builtin(signature('number:number', ([value]) => body(value as number)));

/** DMN 1.5 §10.3.4.5. */
export const numericFunctions: Readonly<Record<string, Callable>> = {
  decimal: rounding('half-even'),
  floor: toWhole('floor'),
  ceiling: toWhole('ceiling'),
  'round up': rounding('up'),
  'round down': rounding('down'),
  'round half up': rounding('half-up'),
  'round half down': rounding('half-down'),
  abs: builtin(
    signature('n:number', ([n]) => Math.abs(n as number)),
    signature('n:duration', ([n]) => (isDuration(n) && sizeOf(n) < 0 ? negated(n) : (n as FeelDuration))),
  ),
  modulo: builtin(
    signature('dividend:number, divisor:number', ([dividend, divisor]) =>
      modulo(dividend as number, divisor as number),
    ),
  ),
  sqrt: ofNumber((value) => finite(Math.sqrt(value))),
  log: ofNumber((value) => finite(Math.log(value))),
  exp: ofNumber((value) => finite(Math.exp(value))),
  odd: ofNumber((value) => Math.abs(value) % 2 === 1),
  even: ofNumber((value) => value % 2 === 0),
};
