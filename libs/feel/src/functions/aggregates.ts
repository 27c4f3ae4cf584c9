import { and, or } from '../closures/comparison.js';
import { add, divide, finite, multiply, subtract } from '../values/numbers.js';
import { order } from '../values/ordering.js';
import type { Callable } from './callable.js';
import { builtin, signature, type Body } from './signature.js';

/** Takes a list, or its elements one by one. */
const ofList = (type: string, body: (list: readonly never[]) => unknown): Callable =>
  builtin(signature(`list:...${type}`, (([list]) => body(list as readonly never[])) satisfies Body));

const ofNumbers = (body: (numbers: readonly number[]) => unknown) =>
  ofList('number', (list) => body(list as readonly number[]));

/** DMN 1.5 §10.3.4.4, the functions that make one value of a list. */
export const aggregateFunctions: Readonly<Record<string, Callable>> = {
  min: ofList('some', (list) => extreme(list, -1)),
  max: ofList('some', (list) => extreme(list, 1)),
  sum: ofNumbers((list) => (list.length === 0 ? null : finite(list.reduce(add)))),
  product: ofNumbers((list) => (list.length === 0 ? null : finite(list.reduce(multiply)))),
  mean: ofNumbers((list) => (list.length === 0 ? null : mean(list))),
  median: ofNumbers(median),
  stddev: ofNumbers(deviation),
  mode: ofNumbers(mode),
  all: ofList('any', (list) => list.reduce<boolean | null>(and, true)),
  any: ofList('any', (list) => list.reduce<boolean | null>(or, false)),
};

/** Null where the elements have no order between them. */
function extreme(list: readonly unknown[], direction: number): unknown {
  let best: unknown = list[0] ?? null;
  for (const each of list) {
    const found = order(each, best);
    if (found === null) return null;
    if (found === direction) best = each;
  }
  return best;
}

const mean = (list: readonly number[]) => divide(list.reduce(add), list.length) ?? 0;

function median(list: readonly number[]): number | null {
  if (list.length === 0) return null;
  const sorted = list.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : divide(add(sorted[middle - 1] ?? 0, upper), 2);
}

/** Of a sample: divided by one less than there are. */
function deviation(list: readonly number[]): number | null {
  if (list.length < 2) return null;
  const middle = mean(list);
  const squares = list.map((each) => subtract(each, middle) ** 2);
  return Math.sqrt(squares.reduce(add) / (list.length - 1));
}

function mode(list: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([each]) => each)
    .sort((a, b) => a - b);
}
