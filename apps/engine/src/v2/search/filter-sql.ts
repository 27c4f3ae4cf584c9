import { EngineError } from '../../errors/engine-error.js';
import type { Parameters, SearchField, SearchResource } from './search-resource.js';

type Filter = Readonly<Record<string, unknown>>;

const comparisons = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** Callers choose the names: `constructor` is none of a table's. */
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const isObject = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (name: string, expected: string, found: unknown): never => {
  throw new EngineError(
    'invalid-request',
    `Expected ${expected} for the filter "${name}", but found ${JSON.stringify(found)}.`,
    { fields: [{ path: `filter.${name}`, code: 'invalid-filter', message: `Expected ${expected}.` }] },
  );
};

/** Reads an operand as the field stores it; null where the enumeration has no such value (it then matches nothing). */
const operand = (name: string, field: SearchField, value: unknown): unknown => {
  if (field.values) return own(field.values, String(value)) ?? null;
  switch (field.kind) {
    case 'instant': {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? refuse(name, 'an ISO 8601 date-time', value) : at;
    }
    case 'integer':
      return Number.isInteger(value) ? value : refuse(name, 'a whole number', value);
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse(name, 'true or false', value);
    case 'key':
      return /^-?\d{1,19}$/.test(String(value)) ? String(value) : refuse(name, 'a key (digits)', value);
    case 'text':
      return typeof value === 'string' ? value : refuse(name, 'a text', value);
  }
};

/** `*` and `?` are wildcards, a backslash escapes them; what is special in SQL is not special here. */
export const likePattern = (pattern: string): string =>
  pattern.replace(/\\([*?\\])|([%_\\])|(\*)|(\?)/g, (_, escaped: string, special: string, many: string) => {
    if (escaped) return escaped === '\\' ? '\\\\' : escaped;
    if (special) return `\\${special}`;
    return many ? '%' : '_';
  });

const equals = (field: SearchField, parameter: string): string =>
  field.array ? `${parameter} = ANY(${field.sql})` : `${field.sql} = ${parameter}`;

const anyOf = (field: SearchField, parameter: string): string =>
  field.array ? `${field.sql} && ${parameter}::text[]` : `${field.sql} = ANY(${parameter})`;

const listOf = (name: string, field: SearchField, value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.map((item) => operand(name, field, item)) : refuse(name, 'a list', value);

/** One comparison: `{"$gte": …}` of a field. */
const comparison = (name: string, field: SearchField, [operator, value]: [string, unknown], bound: Parameters) => {
  const one = () => bound.add(operand(name, field, value));
  switch (operator) {
    case '$eq':
      return equals(field, one());
    case '$neq':
      return `(${field.sql} IS NULL OR NOT (${equals(field, one())}))`;
    case '$exists':
      return `${field.sql} IS ${value === true ? 'NOT NULL' : 'NULL'}`;
    case '$in':
      return anyOf(field, bound.add(listOf(name, field, value)));
    case '$notIn':
      return `(${field.sql} IS NULL OR NOT (${anyOf(field, bound.add(listOf(name, field, value)))}))`;
    case '$like':
      return `(${field.sql})::text LIKE ${bound.add(likePattern(String(value)))}`;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return `${field.sql} ${comparisons[operator]} ${one()}`;
    default:
      return refuse(name, 'one of $eq, $neq, $exists, $gt, $gte, $lt, $lte, $in, $notIn, $like', operator);
  }
};

interface Compared {
  /** The filter, as it is named to the caller. */
  readonly name: string;
  readonly field: SearchField;
  /** A plain value, or `{"$gte": …, "$lt": …}`: all of them hold. */
  readonly value: unknown;
}

/** All comparisons of one field. */
export const comparisonsSql = ({ name, field, value }: Compared, bound: Parameters): string =>
  isObject(value)
    ? Object.entries(value)
        .map((entry) => comparison(name, field, entry, bound))
        .join(' AND ') || 'true'
    : comparison(name, field, ['$eq', value], bound);

type Filterable = Pick<SearchResource<object, unknown>, 'name' | 'fields' | 'special'>;

const fieldFilter = (resource: Filterable, name: string, value: unknown, bound: Parameters): string => {
  const special = own(resource.special ?? {}, name);
  if (special) return special(value, bound);
  const field = own(resource.fields, name);
  if (!field) {
    const legal = [...Object.keys(resource.fields), ...Object.keys(resource.special ?? {})].sort().join(', ');
    return refuse(name, `a filter of ${resource.name} (${legal})`, name);
  }
  return comparisonsSql({ name, field, value }, bound);
};

/** The WHERE conditions of a filter document; all of them hold, and one of `$or` where it stands. */
export const filterSql = (resource: Filterable, filter: Filter, bound: Parameters): readonly string[] =>
  Object.entries(filter).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    if (name !== '$or') return [fieldFilter(resource, name, value, bound)];
    if (!Array.isArray(value)) return refuse(name, 'a list of filters', value);
    const branches = value.map((branch) => filterSql(resource, branch as Filter, bound).join(' AND ') || 'true');
    return branches.length === 0 ? [] : [`(${branches.map((branch) => `(${branch})`).join(' OR ')})`];
  });
