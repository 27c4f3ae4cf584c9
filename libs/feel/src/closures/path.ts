import { normalizeName } from '../names.js';

/** `target.name`; of a list, of each of its elements. Names are equal when they are so normalized. */
export function path(target: unknown, name: string): unknown {
  return Array.isArray(target) ? target.map((element) => property(element, name)) : property(target, name);
}

function property(target: unknown, name: string): unknown {
  if (typeof target !== 'object' || target === null) return null;
  if (Object.hasOwn(target, name)) return read(target, name);
  const normalized = normalizeName(name);
  const written = Object.keys(target).find((key) => normalizeName(key) === normalized);
  return written === undefined ? null : read(target, written);
}

const read = (target: object, name: string): unknown => (target as Record<string, unknown>)[name] ?? null;
