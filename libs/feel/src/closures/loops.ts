import { FeelDate, FeelRange } from 'feelin';
import { nameOf, normalizeName } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import { kindOf } from '../values/kinds.js';
import { valuesBetween } from '../values/ranges.js';
import { readDuration } from '../values/durations.js';
import { later } from '../values/temporal.js';
import { withName, innerScope, type Closure, type CompileScope, type Env } from './closure.js';
import { and, or } from './comparison.js';
import { compile } from './compile.js';

interface Iterator {
  readonly name: string;
  /** Null: there is nothing to go through. */
  readonly values: (env: Env) => Iterable<unknown> | null;
}

/** DMN 1.5 §10.3.2.14: the first iterator is the outermost; `partial` holds what was returned so far. */
export function forExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const inner = innerScope(scope);
  const iterators = iteratorsOf(node, inner);
  const body = compile(node.children.at(-1), inner);
  if (!iterators || !body) return undefined;
  return (env) => {
    const results: unknown[] = [];
    const complete = visit(withName(env, 'partial', results), iterators, (each) => {
      results.push(body(each));
      return true;
    });
    return complete ? results : null;
  };
}

/** `some` is an `or` and `every` an `and` over the conditions. */
export function quantifiedExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const inner = innerScope(scope);
  const some = node.children[0]?.name === 'some';
  const iterators = iteratorsOf(node, inner);
  const condition = compile(node.children.at(-1), inner);
  if (!iterators || !condition) return undefined;
  return (env) => {
    let result: boolean | null = !some;
    const complete = visit(env, iterators, (each) => {
      result = some ? or(result, condition(each)) : and(result, condition(each));
      return result !== some;
    });
    return complete || result === some ? result : null;
  };
}

/** Answers false where an iterator had nothing to go through, or `each` wants no more. */
function visit(env: Env, [first, ...rest]: readonly Iterator[], each: (env: Env) => boolean): boolean {
  if (!first) return each(env);
  const values = first.values(env);
  if (!values) return false;
  for (const value of values) {
    if (!visit(withName(env, first.name, value), rest, each)) return false;
  }
  return true;
}

function iteratorsOf(node: SyntaxNode, scope: CompileScope): readonly Iterator[] | undefined {
  const written = node.children.find(({ name }) => name === 'InExpressions')?.children ?? [];
  const iterators = written.filter(({ name }) => name === 'InExpression').map((each) => iterator(each, scope));
  return iterators.every((each) => each !== undefined) ? iterators : undefined;
}

function iterator(node: SyntaxNode, scope: CompileScope): Iterator | undefined {
  const [name, , source] = node.children;
  const [first, , last] = source?.children ?? [];
  const start = compile(first, scope);
  const end = last ? compile(last, scope) : undefined;
  if (!name || !start || (last && !end)) return undefined;
  const values = end ? (env: Env) => between(start(env), end(env)) : (env: Env) => listed(start(env));
  return { name: normalizeName(nameOf(name)), values };
}

const oneDay = readDuration('P1D');

function between(start: unknown, end: unknown): Iterable<unknown> | null {
  const kind = kindOf(start);
  if (kind !== kindOf(end) || (kind !== 'number' && kind !== 'date')) return null;
  if (kind === 'number') return valuesBetween(start, end, (value, by) => (value as number) + by);
  return valuesBetween(start, end, (value, by) => oneDay && laterDay(value as FeelDate, by));
}

const back = readDuration('-P1D');
const laterDay = (value: FeelDate, by: number) =>
  by > 0 ? oneDay && later(value, oneDay) : back && later(value, back);

/** What a loop over a value goes through; null where it is nothing to go through. */
export function listed(value: unknown): Iterable<unknown> | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value;
  return value instanceof FeelRange ? ofRange(value) : [value];
}

/** A closed range of whole numbers or dates. */
function ofRange(range: FeelRange): Iterable<unknown> | null {
  const values = range.start === null || range.end === null ? null : between(range.start, range.end);
  if (!values) return null;
  const all = [...values];
  return all.slice(range['start included'] ? 0 : 1, range['end included'] ? undefined : -1);
}
