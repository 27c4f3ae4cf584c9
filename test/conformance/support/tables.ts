import { caseChanges, toSnapshot, type CaseSnapshot, type CaseState, type Key } from '@relevo/bpmn-kernel';

type Name = keyof Omit<CaseSnapshot, 'caseKey' | 'entered'>;
type Row = CaseSnapshot[Name][number];

const names = [
  'instances',
  'elements',
  'variables',
  'timers',
  'subscriptions',
  'jobs',
  'userTasks',
  'faults',
  'signals',
  'conditions',
  'loopItems',
  'compensations',
] as const satisfies readonly Name[];

const keyOf = (row: Row): Key => ('scopeKey' in row && !('key' in row) ? row.scopeKey : (row as { key: Key }).key);

const byKey = (a: Row, b: Row): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** A snapshot in an order of its own, so that two of them can be compared. */
export const sorted = (state: CaseState): CaseSnapshot => {
  const snapshot = toSnapshot(state);
  const tables = names.map((name) => [name, [...snapshot[name]].sort(byKey)] as const);
  return { ...snapshot, ...Object.fromEntries(tables) };
};

/** What a database would hold that writes nothing but `caseChanges`. */
export class Tables {
  readonly #rows: Record<Name, Map<Key, Row>> = {
    instances: new Map(),
    elements: new Map(),
    variables: new Map(),
    timers: new Map(),
    subscriptions: new Map(),
    jobs: new Map(),
    userTasks: new Map(),
    faults: new Map(),
    signals: new Map(),
    conditions: new Map(),
    loopItems: new Map(),
    compensations: new Map(),
  };

  write(state: CaseState): void {
    const changes = caseChanges(state);
    for (const name of names) {
      const table = this.#rows[name];
      for (const row of changes[name].upserts) table.set(keyOf(row), row);
      for (const key of changes[name].deletes) {
        if (!table.delete(key))
          throw new Error(`Expected to delete a row of ${name} that is there, but ${key} is not.`);
      }
    }
  }

  /** All rows of one table, in the order of `sorted`. */
  rows(name: Name): readonly Row[] {
    return [...this.#rows[name].values()].sort(byKey);
  }

  static readonly names = names;
}
