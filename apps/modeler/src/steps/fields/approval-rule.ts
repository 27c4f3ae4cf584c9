/** How many of those who are asked must agree. */
export type Rule =
  | { readonly kind: 'one' }
  | { readonly kind: 'all'; readonly of: number }
  | { readonly kind: 'number'; readonly needed: number; readonly of: number }
  | { readonly kind: 'percentage'; readonly percent: number; readonly of: number };

export const askedBy = (rule: Rule): number => (rule.kind === 'one' ? 1 : rule.of);

export const neededBy = (rule: Rule): number => {
  if (rule.kind === 'one') return 1;
  if (rule.kind === 'all') return rule.of;
  const needed = rule.kind === 'number' ? rule.needed : Math.ceil((rule.of * rule.percent) / 100);
  return Math.min(rule.of, Math.max(1, needed));
};

export const placesOf = (rule: Rule): string => `=for place in 1..${askedBy(rule)} return place`;

const count = (decision: string): string => `count(decisions[item = "${decision}"])`;

/** How the rule is written, so that it can be read back; `decisions` has a place for everybody who is asked. */
const neededAs = (rule: Rule): string => {
  if (rule.kind === 'all') return 'count(decisions)';
  if (rule.kind === 'percentage') return `ceiling(count(decisions) * ${rule.percent} / 100)`;
  return String(neededBy(rule));
};

export const approvedWhen = (rule: Rule): string => `=${count('approved')} >= ${neededAs(rule)}`;

/** Enough have agreed, or so many refused that it cannot be enough any more. */
export const doneWhen = (rule: Rule): string =>
  `${approvedWhen(rule)} or ${count('rejected')} > count(decisions) - ${neededAs(rule)}`;

const placesPattern = /^=for place in 1\.\.(\d+) return place$/;
const agreedPattern =
  /^=count\(decisions\[item = "approved"\]\) >= (count\(decisions\)|\d+|ceiling\(count\(decisions\) \* (\d+) \/ 100\))$/;

/** The rule that was written; null where somebody wrote another one by hand. */
export const readRule = (collection: string, approved: string): Rule | null => {
  const [, asked] = placesPattern.exec(collection) ?? [];
  const [, needed, percent] = agreedPattern.exec(approved) ?? [];
  if (asked === undefined || needed === undefined) return null;
  const of = Number(asked);
  if (percent !== undefined) return { kind: 'percentage', percent: Number(percent), of };
  if (needed === 'count(decisions)') return { kind: 'all', of };
  return of === 1 ? { kind: 'one' } : { kind: 'number', needed: Number(needed), of };
};
