/** An element as bpmn-moddle reads it; only what a comparison asks. */
export interface Moddle {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly $parent?: Moddle;
  get(name: string): unknown;
}

export const listOf = (of: Moddle | undefined, name: string): readonly Moddle[] => {
  const value = of?.get(name);
  return Array.isArray(value) ? (value as readonly Moddle[]) : [];
};

export const oneOf = (of: Moddle | undefined, name: string): Moddle | undefined => {
  const value = of?.get(name);
  return typeof value === 'object' && value !== null ? (value as Moddle) : undefined;
};

export const textOf = (of: Moddle | undefined, name: string): string => {
  const value = of?.get(name);
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value as string);
};

/** `bpmn:UserTask` reads `UserTask`. */
export const typeOf = ({ $type }: Moddle): string => $type.slice($type.indexOf(':') + 1);

/** The first extension element of a type, by its local name. */
export const extension = (of: Moddle, type: string): Moddle | undefined =>
  listOf(oneOf(of, 'extensionElements'), 'values').find(
    (one) => one.$type.toLowerCase() === `zeebe:${type}`.toLowerCase(),
  );

/** A `zeebe:property` by its name. */
export const propertyOf = (of: Moddle, name: string): string =>
  textOf(
    listOf(extension(of, 'Properties'), 'properties').find((one) => textOf(one, 'name') === name),
    'value',
  );

/** Everything that an element says, whatever order its tool writes attributes in; without what it contains and refers to. */
export const sayingOf = (value: unknown, depth = 0): string => {
  if (Array.isArray(value)) return `[${value.map((one) => sayingOf(one, depth)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const { id, $type } = value as Moddle;
  if (depth > 0 && id !== undefined && !($type ?? '').endsWith('EventDefinition')) return `#${id}`;
  if (depth > 12) return '';
  const fields = Object.entries(value)
    .filter(([name]) => !name.startsWith('$') && !['incoming', 'outgoing', 'di', 'id'].includes(name))
    .toSorted(([a], [b]) => a.localeCompare(b));
  return `${$type ?? ''}{${fields.map(([name, inner]) => `${name}:${sayingOf(inner, depth + 1)}`).join(';')}}`;
};
