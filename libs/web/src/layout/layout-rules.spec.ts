import type { Shape } from './boxes.js';
import { columnsOf } from './columns.js';
import { goesThrough, type Piece, piecesOf, together } from './crossings.js';
import { routed } from './router.js';
import { rowsOf } from './rows.js';

const arrows = (...pairs: readonly string[]) =>
  pairs.map((pair) => ({ id: pair, from: pair.charAt(0), to: pair.charAt(1) }));
const task = (id: string, x: number, y: number): Shape => ({ id, x, y, width: 100, height: 80, kind: 'node' });

describe('columns', () => {
  it('put each step behind all that lead to it', () => {
    const columns = columnsOf(['d', 'a', 'b', 'c'], arrows('ab', 'ac', 'bc', 'cd', 'ad'));
    expect(Object.fromEntries(columns)).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  });

  it('leave ways back out, and a circle without a beginning still gets its places', () => {
    expect(Object.fromEntries(columnsOf(['a', 'b', 'c'], arrows('ab', 'bc', 'cb', 'ca')))).toEqual({
      ...{ a: 0, b: 1, c: 2 },
    });
    expect(Object.fromEntries(columnsOf(['a', 'b'], arrows('ab', 'ba')))).toEqual({ a: 0, b: 1 });
  });

  it('do not mind ten thousand steps in a chain', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `s${at}`);
    const chain = ids.slice(1).map((to, at) => ({ id: to, from: `s${at}`, to }));
    expect(columnsOf(ids, chain).get('s9999')).toBe(9_999);
  });
});

describe('rows of a lane', () => {
  const rows = (cells: Readonly<Record<string, readonly [column: number, row: number]>>) =>
    Object.fromEntries(rowsOf(new Map(Object.entries(cells).map(([id, [column, row]]) => [id, { column, row }]))));

  it('are shared by what stands apart', () => {
    expect(rows({ a: [0, 0], b: [1, 0], c: [6, 4], d: [7, 4] })).toEqual({ a: 0, b: 0, c: 0, d: 0 });
  });

  it('stay one below the other where steps stand near', () => {
    expect(rows({ a: [0, 0], b: [1, 0], c: [2, 3], d: [1, 5] })).toEqual({ a: 0, b: 0, c: 1, d: 2 });
  });

  it('never hold two steps in one place', () => {
    const { a, b } = rows({ a: [2, 1], b: [2, 1] });
    expect(a).not.toBe(b);
  });
});

describe('arrows', () => {
  const way = (from: Shape, to: Shape, steps: readonly Shape[], onlyDown = false) =>
    routed([{ id: 'f', from, to, onlyDown }], steps).get('f') ?? [];

  it('go straight where nothing stands between', () => {
    const [a, b] = [task('a', 0, 0), task('b', 200, 0)];
    expect(way(a, b, [a, b])).toEqual([
      { x: 100, y: 40 },
      { x: 200, y: 40 },
    ]);
  });

  it('go around a step that stands between, forwards and back', () => {
    const steps = [task('a', 0, 0), task('between', 200, 0), task('b', 400, 0)] as const;
    const [a, between, b] = steps;
    for (const points of [way(a, b, steps), way(b, a, steps)]) {
      expect(points.length).toBeGreaterThan(2);
      expect(piecesOf(points).filter((piece) => goesThrough(piece, between))).toEqual([]);
    }
  });

  it('leave an event on an edge downwards, and a step that leads to itself beside it', () => {
    const [a, b] = [task('a', 0, 0), task('b', 200, 0)];
    const event: Shape = { id: 'e', x: 30, y: 62, width: 36, height: 36, kind: 'node' };
    const [first, second] = way(event, b, [a, b, event], true);
    expect([first, second?.x]).toEqual([{ x: 48, y: 98 }, 48]);
    const loop = piecesOf(way(a, a, [a, b]));
    expect(loop.length).toBeGreaterThan(2);
    expect(loop.filter((piece) => goesThrough(piece, a))).toEqual([]);
  });

  it('do not run on each other where they lead to different steps', () => {
    const [a, b, c] = [task('a', 0, 0), task('b', 200, 0), task('c', 400, 0)];
    const found = routed(
      [
        { id: 'ca', from: c, to: a, onlyDown: false },
        { id: 'cb', from: c, to: b, onlyDown: false },
      ],
      [a, b, c],
    );
    const [one, two] = [piecesOf(found.get('ca') ?? []), piecesOf(found.get('cb') ?? [])];
    expect(one.flatMap((piece) => two.filter((other) => together(piece, other) > 0))).toEqual([]);
  });

  it('pass what is drawn already, its names, and heights that are not free', () => {
    const [a, b] = [task('a', 0, 0), task('b', 400, 200)];
    const straight = piecesOf(way(a, b, [a, b]));
    const [, upright] = straight;
    const name = { x: (upright?.[0].x ?? 0) - 10, y: 80, width: 20, height: 20 };
    const around = routed([{ id: 'f', from: a, to: b, onlyDown: false }], [a, b], { names: [name] }).get('f') ?? [];
    expect(piecesOf(around).filter((piece) => goesThrough(piece, name))).toEqual([]);

    const ways = [{ to: a, points: straight.flat() }];
    const beside = routed([{ id: 'f', from: a, to: b, onlyDown: false }], [a, b], { ways }).get('f') ?? [];
    const alongside = ([start, end]: Piece): boolean => straight.some((one) => together(one, [start, end]) > 60);
    expect(piecesOf(beside).filter(alongside)).toEqual([]);

    const back = (isFree?: (y: number) => boolean) =>
      routed([{ id: 'f', from: b, to: a, onlyDown: true }], [a, b], isFree && { isFree }).get('f') ?? [];
    expect(Math.max(...back().map(({ y }) => y))).toBeGreaterThan(280);
    expect(back((y) => y < 280)).toEqual([]);
  });
});
