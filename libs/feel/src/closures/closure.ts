import type { TypesByName } from '../values/types.js';

/** A name bound inside the expression, or the properties of a filtered element; innermost first. */
export interface Locals {
  readonly names: ReadonlyMap<string, unknown> | null;
  /** Its own entries are names, too. */
  readonly properties: unknown;
  readonly outer: Locals | null;
}

/** What a compiled expression runs in. `slots` hold the variables it reads, in order. */
export interface Env {
  readonly slots: readonly unknown[];
  readonly locals: Locals | null;
  readonly now: number;
  readonly zone: string;
}

/** A compiled expression. It sees FEEL values; null stands for what does not exist. */
export type Closure = (env: Env) => unknown;

/** What is known of names while compiling; `?` is the input of a unary test. */
export interface CompileScope {
  readonly slots: ReadonlyMap<string, number>;
  /** Inside something that binds names: they are looked up before the variables. */
  readonly inner: boolean;
  /** Types by name beyond FEEL's own (item definitions). */
  readonly types?: TypesByName | undefined;
}

/** Functions of an Env that yield the same whatever it holds. */
const constants = new WeakSet<(env: Env) => unknown>();
const nothing: Env = { slots: [], locals: null, now: 0, zone: 'UTC' };

export function constant<T>(value: T): (env: Env) => T {
  const same = () => value;
  constants.add(same);
  return same;
}

/** Computed now, once, where all that it is made of is constant; what throws then throws when it is evaluated. */
export function folded<T>(closure: (env: Env) => T, ...parts: readonly ((env: Env) => unknown)[]): (env: Env) => T {
  if (!parts.every((part) => constants.has(part))) return closure;
  try {
    return constant(closure(nothing));
  } catch {
    return closure;
  }
}

export const innerScope = (scope: CompileScope): CompileScope => ({ ...scope, inner: true });

export function withName(env: Env, name: string, value: unknown): Env {
  return { ...env, locals: { names: new Map([[name, value]]), properties: null, outer: env.locals } };
}
