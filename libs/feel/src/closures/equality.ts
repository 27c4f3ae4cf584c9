/** FEEL's name for the type of a JSON value, as feelin names it. */
export function jsonType(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'context' : typeof value;
}

/** DMN 1.3 §10.3.2.13 on JSON values: null where two values of different types are compared. A list of one is its element. */
export function equal(left: unknown, right: unknown): boolean | null {
  if ((left === null) !== (right === null)) return false;
  const a = single(left);
  const b = single(right);
  const type = jsonType(a);
  if (type !== jsonType(b)) return null;
  if (type === 'nil') return true;
  if (type === 'list') return equalLists(a as readonly unknown[], b as readonly unknown[]);
  if (type === 'context') return equalContexts(a as Entries, b as Entries);
  return a === b;
}

type Entries = Readonly<Record<string, unknown>>;

const single = (value: unknown): unknown => (Array.isArray(value) && value.length < 2 ? value[0] : value);

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((element, index) => equal(element, b[index]) === true);
}

function equalContexts(a: Entries, b: Entries): boolean {
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([name, value]) => Object.hasOwn(b, name) && equal(value, b[name]) === true);
}
