import { type Change, type ChangeKind, type Mark, named, type Said } from './change.js';

export interface Column {
  readonly id: string;
  readonly label: string;
}

export interface Rule {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A decision table as a file says it. */
export interface DecisionTable {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: string;
  readonly inputs: readonly Column[];
  readonly outputs: readonly Column[];
  readonly rules: readonly Rule[];
}

export interface RuleDifference {
  readonly mark: Mark | null;
  /** Its place in the newer table; of a removed one in the older. */
  readonly place: number;
  readonly cells: readonly CellDifference[];
}

export interface CellDifference {
  readonly text: string;
  /** What stood there; undefined: the same. */
  readonly before?: string;
}

/** Two versions of one table, row by row. */
export interface TableDifference {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rules: readonly RuleDifference[];
}

const cellsOf = ({ inputs, outputs }: Rule): readonly string[] => [...inputs, ...outputs];

const compared = (rule: Rule, earlier: Rule | undefined, place: number): RuleDifference => {
  if (earlier === undefined) return { mark: 'added', place, cells: cellsOf(rule).map((text) => ({ text })) };
  const old = cellsOf(earlier);
  const cells = cellsOf(rule).map((text, index): CellDifference => {
    const before = old[index] ?? '';
    return before === text ? { text } : { text, before };
  });
  return { mark: cells.some(({ before }) => before !== undefined) ? 'changed' : null, place, cells };
};

export const tableDifference = (before: DecisionTable, after: DecisionTable): TableDifference => {
  const earlier = new Map(before.rules.map((rule) => [rule.id, rule]));
  const left = new Set(after.rules.map(({ id }) => id));
  const now = after.rules.map((rule, index) => compared(rule, earlier.get(rule.id), index + 1));
  const gone = before.rules.flatMap((rule, index): readonly RuleDifference[] =>
    left.has(rule.id) ? [] : [{ mark: 'removed', place: index + 1, cells: cellsOf(rule).map((text) => ({ text })) }],
  );
  const columns = [...after.inputs, ...after.outputs].map(({ label }) => label);
  return { name: after.name, columns, rules: [...now, ...gone] };
};

const ruleKinds = { added: 'ruleAdded', removed: 'ruleRemoved', changed: 'ruleChanged', moved: 'ruleChanged' } as const;

const columnChanges = (table: Said, before: readonly Column[], after: readonly Column[]): readonly Change[] => {
  const earlier = new Map(before.map((column) => [column.id, column]));
  const left = new Set(after.map(({ id }) => id));
  const now = after.flatMap(({ id, label }): readonly Change[] => {
    const was = earlier.get(id);
    const column = named(label);
    if (was === undefined) return [{ kind: 'columnAdded', mark: 'added', said: { table, column } }];
    if (was.label === label) return [];
    return [{ kind: 'columnRenamed', mark: 'changed', said: { table, column, before: named(was.label) } }];
  });
  const gone = before
    .filter(({ id }) => !left.has(id))
    .map(({ label }): Change => ({ kind: 'columnRemoved', mark: 'removed', said: { table, column: named(label) } }));
  return [...now, ...gone];
};

/** Both are the same table of two versions. */
export const tableChanges = (before: DecisionTable, after: DecisionTable): readonly Change[] => {
  const table = named(after.name);
  const change = (kind: ChangeKind, mark: Mark, said: Readonly<Record<string, Said>>): Change => ({
    ...{ kind, mark },
    said: { table, ...said },
  });
  const rules = tableDifference(before, after).rules.flatMap(({ mark, place }) =>
    mark === null ? [] : [change(ruleKinds[mark], mark, { place: { as: 'number', text: String(place) } })],
  );
  const policy =
    before.hitPolicy === after.hitPolicy
      ? []
      : [change('hitPolicy', 'changed', { before: named(before.hitPolicy), now: named(after.hitPolicy) })];
  const columns = [
    ...columnChanges(table, before.inputs, after.inputs),
    ...columnChanges(table, before.outputs, after.outputs),
  ];
  const all = [...policy, ...columns, ...rules];
  return all.length === 0 ? [change('tableWorks', 'changed', {})] : all;
};
