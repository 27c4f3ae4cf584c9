import { equal } from '../closures/equality.js';
import { Callable, type ClockReading } from './callable.js';
import { builtin, signature } from './signature.js';

type List = readonly unknown[];

const same = (left: unknown, right: unknown) => equal(left, right) === true;

/** DMN 1.5 §10.3.4.4, the functions that make lists of lists. */
export const listFunctions: Readonly<Record<string, Callable>> = {
  'list contains': builtin(
    signature('list:list, element:any', ([list, element]) => (list as List).some((each) => same(each, element))),
  ),
  count: builtin(signature('list:list', ([list]) => list.length)),
  sublist: builtin(
    signature('list:list, start position:number, length:number', ([list, start, length]) =>
      sublist(list, start, length),
    ),
    signature('list:list, start position:number', ([list, start]) => sublist(list, start, Infinity)),
  ),
  append: builtin(signature('list:list, item:...any', ([list, items]) => [...list, ...items])),
  concatenate: builtin(signature('list:...any', ([lists]) => (lists as List).flatMap(asList))),
  'insert before': builtin(
    signature('list:list, position:number, newItem:any', ([list, position, item]) =>
      changed(list, position, (index) => (list as List).toSpliced(index, 0, item), 1),
    ),
  ),
  remove: builtin(
    signature('list:list, position:number', ([list, position]) =>
      changed(list, position, (index) => (list as List).toSpliced(index, 1)),
    ),
  ),
  reverse: builtin(signature('list:list', ([list]) => (list as List).toReversed())),
  'index of': builtin(
    signature('list:list, match:any', ([list, match]) =>
      (list as List).flatMap((each, index) => (same(each, match) ? [index + 1] : [])),
    ),
  ),
  union: builtin(signature('list:...any', ([lists]) => distinct((lists as List).flatMap(asList)))),
  'distinct values': builtin(signature('list:list', ([list]) => distinct(list))),
  flatten: builtin(signature('list:list', ([list]) => (list as unknown[]).flat(Infinity))),
  sort: builtin(signature('list:list, precedes:function', ([list, precedes], clock) => sorted(list, precedes, clock))),
  'list replace': builtin(
    signature('list:list, position:number, newItem:any', ([list, position, item]) =>
      changed(list, position, (index) => (list as List).with(index, item)),
    ),
    signature('list:list, match:function, newItem:any', ([list, match, item], clock) =>
      replaced(list, match, { item, clock }),
    ),
  ),
  partition: builtin(
    signature('list:list, size:number', ([list, size]) =>
      Number.isInteger(size) && size > 0
        ? Array.from({ length: Math.ceil(list.length / size) }, (_each, index) =>
            list.slice(index * size, (index + 1) * size),
          )
        : null,
    ),
  ),
};

const asList = (value: unknown): List => (Array.isArray(value) ? value : [value]);

function indexOf(list: List, position: number): number {
  return position < 0 ? list.length + position : position - 1;
}

/** Null where there is no such position; `beyond` positions after the last one count, too. */
function changed(list: List, position: number, change: (index: number) => List, beyond = 0): List | null {
  const index = indexOf(list, position);
  const fits = Number.isInteger(position) && position !== 0 && index >= 0;
  return fits && index < list.length + (position > 0 ? beyond : 0) ? change(index) : null;
}

function sublist(list: List, start: number, length: number): List | null {
  const from = indexOf(list, start);
  if (!Number.isInteger(start) || start === 0 || from < 0 || from > list.length || length < 0) return null;
  return list.slice(from, from + Math.min(Math.trunc(length), list.length));
}

function distinct(list: List): List {
  const plain = new Set<unknown>();
  const result: unknown[] = [];
  for (const each of list) {
    const simple = typeof each !== 'object' || each === null;
    if (simple ? plain.has(each) : result.some((known) => same(known, each))) continue;
    if (simple) plain.add(each);
    result.push(each);
  }
  return result;
}

/** A function that does not say yes or no gives no order: null. */
function sorted(list: List, precedes: Callable, clock: ClockReading): List | null {
  let said = true;
  const result = [...list].sort((a, b) => {
    const before = precedes.call([a, b], clock);
    said &&= typeof before === 'boolean';
    if (before === true) return -1;
    return precedes.call([b, a], clock) === true ? 1 : 0;
  });
  return said ? result : null;
}

function replaced(
  list: List,
  match: Callable,
  { item, clock }: { readonly item: unknown; readonly clock: ClockReading },
): List | null {
  const found = list.map((each) => match.call([each, item], clock));
  if (!found.every((each) => typeof each === 'boolean')) return null;
  return list.map((each, index) => (found[index] === true ? item : each));
}
