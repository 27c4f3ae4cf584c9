import { compare, equals, total } from '@relevo/feel';

/** A rule that matched. `order` is the place of each output among its output values, for ranking. */
export interface MatchedRule {
  readonly id: string;
  /** From 1, as people count. */
  readonly number: number;
  readonly output: unknown;
  readonly order: readonly number[];
}

export interface PolicyInput {
  readonly matched: readonly MatchedRule[];
  /** What the table yields where nothing matches. */
  readonly otherwise: unknown;
}

export type PolicyOutcome =
  { readonly value: unknown; readonly used: readonly MatchedRule[] } | { readonly refused: string };

export type HitPolicy = (input: PolicyInput) => PolicyOutcome;

/** DMN 1.5 §8.2.8, by the name in the file. COLLECT is looked up with its aggregation. */
export const hitPolicies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: unique,
  ANY: any,
  FIRST: single((matched) => matched),
  PRIORITY: single(ranked),
  'RULE ORDER': several((matched) => matched),
  'OUTPUT ORDER': several(ranked),
  COLLECT: several((matched) => matched),
  'COLLECT SUM': aggregate(summed),
  'COLLECT MIN': aggregate(extreme(-1)),
  'COLLECT MAX': aggregate(extreme(1)),
  'COLLECT COUNT': ({ matched }) => ({ value: matched.length, used: matched }),
};

function unique({ matched, otherwise }: PolicyInput): PolicyOutcome {
  if (matched.length > 1) {
    return { refused: `Expected at most one rule to match (hit policy Unique), but ${listed(matched)} do` };
  }
  return { value: matched[0] ? matched[0].output : otherwise, used: matched };
}

function any({ matched, otherwise }: PolicyInput): PolicyOutcome {
  const different = matched.some(({ output }) => equals(output, matched[0]?.output) !== true);
  if (different) {
    return { refused: `Expected all matching rules to yield the same (hit policy Any), but ${listed(matched)} differ` };
  }
  return { value: matched[0] ? matched[0].output : otherwise, used: matched };
}

function single(sort: (matched: readonly MatchedRule[]) => readonly MatchedRule[]): HitPolicy {
  return ({ matched, otherwise }) => {
    const [first] = sort(matched);
    return first ? { value: first.output, used: [first] } : { value: otherwise, used: [] };
  };
}

function several(sort: (matched: readonly MatchedRule[]) => readonly MatchedRule[]): HitPolicy {
  return ({ matched, otherwise }) => {
    const used = sort(matched);
    if (used.length > 0) return { value: used.map(({ output }) => output), used };
    return { value: otherwise === null ? [] : [otherwise], used };
  };
}

function aggregate(combine: (values: readonly unknown[]) => unknown): HitPolicy {
  return ({ matched, otherwise }) => {
    if (matched.length === 0) return { value: otherwise, used: [] };
    const value = combine(matched.map(({ output }) => output));
    if (value !== null) return { value, used: matched };
    const wrong = matched.filter(({ output }) => typeof output !== 'number');
    return { refused: `Expected numbers to collect, but ${listed(wrong)} yield something else` };
  };
}

/** By the first output's place among its values, then the second's, …; equal ones in rule order. */
function ranked(matched: readonly MatchedRule[]): readonly MatchedRule[] {
  return [...matched].sort((a, b) => {
    const index = a.order.findIndex((place, position) => place !== b.order[position]);
    return index < 0 ? 0 : (a.order[index] ?? 0) - (b.order[index] ?? 0);
  });
}

function listed(rules: readonly MatchedRule[]): string {
  const numbers = rules.map(({ number }) => String(number));
  const last = numbers.pop() ?? '';
  return numbers.length === 0 ? `rule ${last}` : `rules ${numbers.join(', ')} and ${last}`;
}

/** Null where one is no number. */
function summed(values: readonly unknown[]): number | null {
  return values.every((value) => typeof value === 'number') ? total(values) : null;
}

/** The least (-1) or greatest (1) of what has an order; null where one has none. */
function extreme(direction: number): (values: readonly unknown[]) => unknown {
  return (values) => {
    let best: unknown = values[0] ?? null;
    for (const value of values) {
      const order = compare(value, best);
      if (order === null) return null;
      if (order * direction > 0) best = value;
    }
    return best;
  };
}
