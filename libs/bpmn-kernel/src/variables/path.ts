import type { Json } from '../keys.js';

type Context = Readonly<Record<string, Json>>;

const contextOf = (value: Json | undefined): Context =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Context) : {};

/** `value` put at a path inside `base`; what stands in the way and is no context is replaced. */
export const withPath = (base: Json | undefined, path: readonly string[], value: Json): Json => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const context = contextOf(base);
  const inner = Object.hasOwn(context, name) ? context[name] : undefined;
  return { ...context, [name]: withPath(inner, rest, value) };
};
