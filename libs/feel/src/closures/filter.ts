import type { SyntaxNode } from '../syntax.js';
import { FeelRange } from 'feelin';
import { includes } from '../values/ranges.js';
import { innerScope, type Closure, type CompileScope, type Env } from './closure.js';
import { compile } from './compile.js';

/** DMN 1.5 §10.3.2.5: a number takes that element (from the end where it is negative), a condition those that meet it. */
export function filterExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const target = compile(node.children[0], scope);
  const filter = compile(node.children[2], innerScope(scope));
  if (!target || !filter) return undefined;
  return (env) => filtered(target(env), filter, env);
}

function filtered(target: unknown, filter: Closure, env: Env): unknown {
  if (target === null || target === undefined) return null;
  const list: readonly unknown[] = Array.isArray(target) ? target : [target];
  const [first] = list;
  const found = list.length === 0 ? filter(env) : filter(forElement(env, first));
  if (typeof found === 'number') return elementAt(list, found);
  const verdicts = list.map((element, index) =>
    verdict(index === 0 ? found : filter(forElement(env, element)), element),
  );
  return verdicts.includes(undefined) ? null : list.filter((_element, index) => verdicts[index] === true);
}

/** Undefined where it says neither yes nor no: the filter then yields null. */
function verdict(found: unknown, element: unknown): boolean | null | undefined {
  if (found instanceof FeelRange) return includes(found, element);
  if (typeof found === 'boolean') return found;
  return found === null || found === undefined ? null : undefined;
}

const forElement = (env: Env, element: unknown): Env => ({
  ...env,
  locals: {
    names: null,
    properties: element,
    outer: { names: new Map([['item', element]]), properties: null, outer: env.locals },
  },
});

/** From 1, or from -1 backwards; null where there is none. */
export function elementAt(list: readonly unknown[], place: number): unknown {
  if (!Number.isInteger(place) || place === 0) return null;
  return list[place > 0 ? place - 1 : list.length + place] ?? null;
}
