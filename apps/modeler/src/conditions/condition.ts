/** What stands at the right of a comparison. `date` is an ISO day. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'today' };

export const comparisons = [
  ...(['is', 'is-not', 'less', 'at-most', 'more', 'at-least'] as const),
  ...(['one-of', 'none-of', 'contains', 'contains-not', 'starts-with', 'has', 'has-not'] as const),
  ...(['is-empty', 'is-filled', 'is-missing', 'is-set'] as const),
] as const;
export type Comparison = (typeof comparisons)[number];

/** One line: this field, so compared, with this value (null where the comparison takes none). */
export interface Row {
  readonly field: string;
  readonly comparison: Comparison;
  readonly value: Value | null;
}

/** What can be built by choosing. A single row is joined by `all`. */
export interface Condition {
  readonly join: 'all' | 'any';
  readonly rows: readonly Row[];
}

/** A text that is empty counts as nothing, as a form gives it; of other values only null does. */
const withoutValue: readonly Comparison[] = ['is-empty', 'is-filled', 'is-missing', 'is-set'];

export const takesValue = (comparison: Comparison): boolean => !withoutValue.includes(comparison);

const reserved = new Set(
  'true false null and or not in if then else for return some every satisfies between instance of function'.split(' '),
);

/** A variable, or a field of one, as FEEL reads it without quotes: `works`, `ticket.priority`. */
export const isField = (text: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text) &&
  text.split('.').every((part) => !reserved.has(part));
