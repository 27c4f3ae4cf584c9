/** One comparison of a condition that people can read. */
export interface Comparison {
  readonly field: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly value: string;
}

const comparison = /^([\p{L}_][\p{L}\p{N}_.]*)\s*(=|!=|<=|>=|<|>)\s*("[^"]*"|true|false|null|-?\d+(?:\.\d+)?)$/u;

/** `(amount < 3) = true`, as the modeler writes what an empty field answers with no. */
const plainYes = /^\(([^()]*)\) = true$/u;

/** `ticket.priority = "P1" and known = false` as comparisons; null: more than that. */
export const comparisonsOf = (feel: string): readonly Comparison[] | null => {
  const parts = feel
    .replace(/^=/, '')
    .trim()
    .split(/\s+and\s+/);
  const found = parts.map((part) => comparison.exec(part.trim().replace(plainYes, '$1')));
  if (found.some((one) => one === null)) return null;
  return found.map((one) => ({
    field: one?.[1] ?? '',
    operator: (one?.[2] ?? '=') as Comparison['operator'],
    value: (one?.[3] ?? '').replace(/^"|"$/g, ''),
  }));
};
