import type { Json } from '@relevo/feel';

/** Where a value stands in form data: keys of objects and indexes of lists. */
export type DataPath = readonly (string | number)[];

/** Form data while it is worked on. */
export type Draft = { [name: string]: unknown };

export const isObject = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function read(data: unknown, path: DataPath): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Draft)[segment];
  }
  return value;
}

/** Writes in place, making the objects on the way. */
export function write(data: Draft, path: DataPath, value: unknown): void {
  let target: Draft = data;
  for (const [index, segment] of path.slice(0, -1).entries()) {
    const found = Object.hasOwn(target, segment) ? target[segment] : undefined;
    const next = typeof found === 'object' && found !== null ? found : typeof path[index + 1] === 'number' ? [] : {};
    target[segment] = next;
    target = next as Draft;
  }
  const last = path.at(-1);
  if (last !== undefined) target[last] = value;
}

/** `contacts[0].mail` */
export function pathText(path: DataPath): string {
  return path
    .map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : index ? `.${segment}` : segment))
    .join('');
}

export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, copy(entry)]));
}

/** Equal as JSON, whatever the order of entries. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => isSame(element, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
}

/** Form data holds JSON only: it comes from JSON. */
export const asJson = (value: unknown): Json => (value === undefined ? null : (value as Json));
