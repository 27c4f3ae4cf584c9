import fc from 'fast-check';
import type { Key } from '../keys.js';
import { OverlayTable } from './overlay-table.js';
import { UndoLog } from './undo-log.js';

interface Row {
  readonly key: Key;
  readonly colour: string | null;
}

const schema = { key: (row: Row) => row.key, indexes: { colour: (row: Row) => row.colour } };
const newTable = () => new OverlayTable<Row, 'colour'>(schema, new UndoLog());

type Step =
  | { readonly do: 'put'; readonly key: Key; readonly colour: string | null }
  | { readonly do: 'remove'; readonly key: Key }
  | { readonly do: 'fork' | 'merge' | 'tried and failed' };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e') as fc.Arbitrary<Key>;
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), key, colour: fc.constantFrom('red', 'blue', null) }),
    fc.record({ do: fc.constant('remove' as const), key }),
    fc.record({ do: fc.constantFrom('fork' as const, 'merge' as const, 'tried and failed' as const) }),
  ),
  { maxLength: 60 },
);

const sorted = (rows: Iterable<Row>): readonly Row[] => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));

/** The table must hold what a plain map holds, in itself and in its index. */
const compare = (table: OverlayTable<Row, 'colour'>, model: ReadonlyMap<Key, Row>): void => {
  expect(sorted(table.values())).toEqual(sorted(model.values()));
  expect(table.size).toBe(model.size);
  for (const colour of ['red', 'blue']) {
    const expected = sorted([...model.values()].filter((row) => row.colour === colour));
    expect(sorted(table.find('colour', colour))).toEqual(expected);
    expect(table.count('colour', colour)).toBe(expected.length);
  }
};

describe('overlay table', () => {
  it('holds what a map holds, over forks, merges and attempts that are taken back', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const model = new Map<Key, Row>();
        let undo = new UndoLog();
        let table = new OverlayTable<Row, 'colour'>(schema, undo);
        for (const step of taken) {
          if (step.do === 'put') {
            table.put(step);
            model.set(step.key, step);
          } else if (step.do === 'remove') {
            table.remove(step.key);
            model.delete(step.key);
          } else if (step.do === 'tried and failed') {
            const mark = undo.begin();
            table.put({ key: 'a' as Key, colour: 'blue' });
            table.remove('b' as Key);
            table.put({ key: 'f' as Key, colour: 'red' });
            undo.rollback(mark);
            undo.end();
          } else {
            undo = new UndoLog();
            table = (step.do === 'merge' ? table.merge() : table).fork(undo);
          }
          compare(table, model);
        }
      }),
    );
  });

  it('a fork leaves its base as it was and says what it changed', () => {
    const base = newTable();
    base.put({ key: 'a' as Key, colour: 'red' });
    base.put({ key: 'b' as Key, colour: 'red' });
    const fork = base.fork(new UndoLog());
    fork.put({ key: 'a' as Key, colour: 'blue' });
    fork.remove('b' as Key);
    const second = fork.fork(new UndoLog());
    second.put({ key: 'c' as Key, colour: null });
    second.put({ key: 'd' as Key, colour: null });
    second.remove('d' as Key);
    expect([...base.values()].map(({ colour }) => colour)).toEqual(['red', 'red']);
    expect(second.changes()).toEqual({
      upserts: [
        { key: 'a', colour: 'blue' },
        { key: 'c', colour: null },
      ],
      deletes: ['b'],
    });
    expect(base.changes()).toEqual({ upserts: [], deletes: [] });
  });

  it('a row that came and went between two commits is nobody else’s business', () => {
    const first = newTable().fork(new UndoLog());
    first.put({ key: 'a' as Key, colour: null });
    const second = first.fork(new UndoLog());
    second.remove('a' as Key);
    expect(second.changes()).toEqual({ upserts: [], deletes: [] });
  });

  it('many forks in a row stay readable', () => {
    let table = newTable();
    for (let index = 0; index < 100; index += 1) {
      table = table.fork(new UndoLog());
      table.put({ key: String(index) as Key, colour: 'red' });
    }
    expect(table.size).toBe(100);
    expect(table.count('colour', 'red')).toBe(100);
    expect([...table.values()].map((row) => row.key)).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
  });
});
