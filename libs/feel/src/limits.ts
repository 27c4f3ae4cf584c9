import type { Json } from './json.js';

/** Where FEEL, as Relevo executes it, stays behind DMN 1.5. `limits.spec.ts` proves that each is still so. */
export interface Limit {
  /** An expression. */
  readonly construct: string;
  /** What DMN 1.5 wants. */
  readonly expected: Json;
  /** What comes out; `refused`: it is refused at deployment. */
  readonly got: Json | { readonly refused: true };
  readonly reason: string;
}

const refused = { refused: true } as const;

export const limits: readonly Limit[] = [
  {
    construct: 'date("999999999-12-31").year',
    expected: 999999999,
    got: null,
    reason: 'Dates reach from the year -271821 to 275760, as those of JavaScript do.',
  },
  {
    construct: 'matches("name", "\\\\i\\\\c*")',
    expected: true,
    got: null,
    reason: 'Regular expressions are JavaScript’s: the classes \\i and \\c of XML names are not among them.',
  },
  {
    construct: 'matches("a", "\\\\p{IsBasicLatin}")',
    expected: true,
    got: null,
    reason:
      'Regular expressions are JavaScript’s: blocks of Unicode (\\p{Is…}) are not among them; scripts and categories are.',
  },
  {
    construct: '(function(x) external {java: {class: "java.lang.Math", method signature: "abs(double)"}})(-1)',
    expected: 1,
    got: null,
    reason: 'Functions in Java or PMML are not executed; a boxed one is refused at deployment.',
  },
  {
    construct: 'unknown(1)',
    expected: null,
    got: refused,
    reason: 'A call of a function that does not exist is refused at deployment, where it would yield null in the end.',
  },
  {
    construct: '(function(a: number, b: string) a) instance of function<number, number> -> number',
    expected: false,
    got: true,
    reason: 'Of a function type only that it is a function is looked at, not its parameters and its result.',
  },
  {
    construct: 'time("10:00:00@Europe/Madrid") = time("10:00:00+02:00")',
    expected: null,
    got: false,
    reason: 'A time in a named zone, which has no date, is taken to have the offset of 1 January 1970.',
  },
];

/**
 * Where a double, which holds 15 to 17 digits, differs from FEEL's decimals of 34 (DMN 1.5 §10.3.2.3.1). Sums,
 * differences, products, quotients, whole powers, rounding and `modulo` are computed in decimals and only then stored.
 */
export interface Rounding {
  readonly expression: string;
  /** In decimals of 34 digits. */
  readonly decimals: string;
  /** As it comes out here, written by `string()`. */
  readonly doubles: string;
  readonly cost: string;
}

export const roundings: readonly Rounding[] = [
  {
    expression: '9007199254740993',
    decimals: '9007199254740993',
    doubles: '9007199254740992',
    cost: 'Whole numbers are exact up to 9007199254740992 (2 to the power of 53).',
  },
  {
    expression: '9007199254740992 + 1',
    decimals: '9007199254740993',
    doubles: '9007199254740992',
    cost: 'Counting past it stands still.',
  },
  {
    expression: '0.12345678901234567890',
    decimals: '0.12345678901234567890',
    doubles: '0.12345678901234568',
    cost: 'Digits beyond the 17th are lost.',
  },
  {
    expression: '1 / 3',
    decimals: '0.3333333333333333333333333333333333',
    doubles: '0.3333333333333333',
    cost: 'A quotient has half as many digits. `1 / 3 * 3 = 1` is false either way.',
  },
  {
    expression: '1.0000000000000001 = 1',
    decimals: 'false',
    doubles: 'true',
    cost: 'Numbers that differ beyond the 16th digit are equal.',
  },
  {
    expression: 'sqrt(2) * sqrt(2) = 2',
    decimals: 'false',
    doubles: 'true',
    cost: 'Roots, logarithms and broken powers are those of the machine.',
  },
  {
    expression: '10 ** 400',
    decimals: '1E+400',
    doubles: 'null',
    cost: 'Numbers end at 1.8 × 10^308; FEEL’s at 9.99 × 10^6144.',
  },
];

/** What people expect to differ, and does not. */
export const exactInDecimals: readonly string[] = [
  '0.1 + 0.2 = 0.3',
  '1.1 * 1.1 = 1.21',
  '0.3 / 0.1 = 3',
  '1.1 ** 2 = 1.21',
  '100 * 1.1 = 110',
  'decimal(2.675, 2) = 2.68',
  'round half up(1.005, 2) = 1.01',
  'modulo(5.3, 0.1) = 0',
  'modulo(10.1, 4.5) = 1.1',
  'sum([0.1, 0.1, 0.1]) = 0.3',
  '4.35 * 100 = 435',
];
