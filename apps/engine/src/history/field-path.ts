type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path; undefined where a part of the way is missing. */
export const readPath = (from: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), from);

/** A copy with another value at a dotted path. */
export const replacePath = (from: Fields, path: string, value: unknown): Fields => {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...from, [name]: value };
  const inner = from[name];
  return isFields(inner) ? { ...from, [name]: replacePath(inner, rest.join('.'), value) } : from;
};
