import { builtins } from '../functions/builtins.js';
import { nameOf, normalizeName } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import type { Closure, CompileScope, Locals } from './closure.js';
import { ownProperty } from './path.js';

/** A name: bound inside the expression, else a variable, else a function of FEEL. */
export function variable(node: SyntaxNode, scope: CompileScope): Closure {
  const name = nameOf(node);
  const normalized = normalizeName(name);
  const outer = outerVariable(name, normalized, scope);
  if (!scope.inner) return outer;
  return (env) => {
    const found = findLocal(env.locals, name, normalized);
    return found === undefined ? outer(env) : found;
  };
}

/** `?`: what a test is about. */
export function input({ slots, inner }: CompileScope): Closure | undefined {
  const place = slots.get('?');
  if (!inner && place === undefined) return undefined;
  return (env) => findLocal(env.locals, '?', '?') ?? (place === undefined ? null : (env.slots[place] ?? null));
}

function outerVariable(name: string, normalized: string, { slots }: CompileScope): Closure {
  const written = slots.has(name) ? name : [...slots.keys()].find((known) => normalizeName(known) === normalized);
  const index = written === undefined ? undefined : slots.get(written);
  const builtin = builtins.get(name) ?? null;
  return index === undefined ? () => builtin : ({ slots: values }) => values[index] ?? builtin;
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
