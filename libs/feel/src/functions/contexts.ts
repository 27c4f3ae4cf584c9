import { isContext, type FeelContext } from '../values/kinds.js';
import type { Callable } from './callable.js';
import { builtin, signature } from './signature.js';

/** DMN 1.5 §10.3.4.9. */
export const contextFunctions: Readonly<Record<string, Callable>> = {
  'get value': builtin(
    signature('m:context, key:string', ([m, key]) => entryOf(m, key)),
    signature('context:context, keys:list', ([context, keys]) => valueAt(context, keys)),
  ),
  'get entries': builtin(
    signature('m:context', ([m]) => Object.entries(m as FeelContext).map(([key, value]) => ({ key, value }))),
  ),
  context: builtin(signature('entries:list', ([entries]) => contextOf(entries))),
  'context put': builtin(
    signature('context:context, key:string, value:any', ([context, key, value]) => put(context, [key], value)),
    signature('context:context, keys:list, value:any', ([context, keys, value]) => put(context, keys, value)),
  ),
  'context merge': builtin(
    signature('contexts:list', ([contexts]) =>
      (contexts as readonly unknown[]).every(isContext) ? merged(contexts as readonly FeelContext[]) : null,
    ),
  ),
};

const entryOf = (context: FeelContext, key: string) => (Object.hasOwn(context, key) ? (context[key] ?? null) : null);

function valueAt(context: FeelContext, keys: readonly unknown[]): unknown {
  let found: unknown = context;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(found)) return null;
    found = entryOf(found, key);
  }
  return keys.length === 0 ? null : found;
}

const merged = (contexts: readonly FeelContext[]) =>
  Object.fromEntries(contexts.flatMap((context) => Object.entries(context)));

/** From `{key, value}` each; null where one lacks them, or a key stands twice. */
function contextOf(entries: readonly unknown[]): FeelContext | null {
  const result = new Map<string, unknown>();
  for (const entry of entries) {
    if (!isContext(entry) || typeof entry.key !== 'string' || !Object.hasOwn(entry, 'value')) return null;
    if (result.has(entry.key)) return null;
    result.set(entry.key, entry.value);
  }
  return Object.fromEntries(result);
}

/** A copy with another value at the end of the keys; contexts on the way must be there. */
function put(context: unknown, [key, ...rest]: readonly unknown[], value: unknown): FeelContext | null {
  if (typeof key !== 'string' || !isContext(context)) return null;
  if (rest.length === 0) return { ...context, [key]: value };
  const inner = put(entryOf(context, key), rest, value);
  return inner && { ...context, [key]: inner };
}
