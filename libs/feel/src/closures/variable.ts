import { builtins } from '../functions/builtins.js';
import { nameOf, normalizeName } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import type { Closure, CompileScope, Locals } from './closure.js';
import { ownProperty } from './path.js';

/** A name: bound inside the expression, else a variable. */
export function variable(node: SyntaxNode, scope: CompileScope): Closure {
  return found(node, scope, null);
}

/** The same where a function may stand: one of FEEL's where there is nothing else of that name. */
export function functionOrVariable(node: SyntaxNode, scope: CompileScope): Closure {
  return found(node, scope, builtins.get(nameOf(node)) ?? null);
}

function found(node: SyntaxNode, scope: CompileScope, otherwise: unknown): Closure {
  const name = nameOf(node);
  const normalized = normalizeName(name);
  const outer = outerVariable(name, normalized, { scope, otherwise });
  if (!scope.inner) return outer;
  return (env) => {
    const local = findLocal(env.locals, name, normalized);
    return local === undefined ? outer(env) : local;
  };
}

/** `?`: what a test is about. */
export function input({ slots, inner }: CompileScope): Closure | undefined {
  const place = slots.get('?');
  if (!inner && place === undefined) return undefined;
  return (env) => findLocal(env.locals, '?', '?') ?? (place === undefined ? null : (env.slots[place] ?? null));
}

interface Outside {
  readonly scope: CompileScope;
  readonly otherwise: unknown;
}

function outerVariable(name: string, normalized: string, { scope: { slots }, otherwise }: Outside): Closure {
  const written = slots.has(name) ? name : [...slots.keys()].find((known) => normalizeName(known) === normalized);
  const index = written === undefined ? undefined : slots.get(written);
  return index === undefined ? () => otherwise : ({ slots: values }) => values[index] ?? otherwise;
}

function findLocal(locals: Locals | null, name: string, normalized: string): unknown {
  for (let scope = locals; scope; scope = scope.outer) {
    const { names, properties } = scope;
    if (names?.has(normalized)) return names.get(normalized) ?? null;
    if (!isEntries(properties)) continue;
    const found = ownProperty(properties, name, normalized);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isEntries = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
