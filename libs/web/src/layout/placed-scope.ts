import { artifactsOf, flowNodesOf, idOf, isBoundary, isScope, referenceOf } from './bpmn-tree.js';
import { asNew, type Look, moved, type Point, type Shape, type Size } from './boxes.js';
import { type Cell, gridOf } from './grid.js';
import { type Band, bandsOf, outerLanes } from './lanes.js';
import { rowsOf } from './rows.js';

export interface Placed extends Size {
  /** Measured from the scope's own corner. */
  readonly shapes: readonly Shape[];
}

/** Words of an arrow between two steps have room. */
const gap = { x: 80, y: 50 };
const margin = 40;
const laneHeader = 30;
const smallestLane = 120;

interface Step {
  readonly node: Element;
  readonly cell: Cell;
  readonly inner: Placed | null;
  readonly size: Size;
}

const stepOf = async (node: Element, cell: Cell, look: Look): Promise<Step> => {
  if (!isScope(node) || !look.isOpen(node)) return { node, cell, inner: null, size: look.sizeOf(node) };
  const inner = await placedScope(node, look);
  return { node, cell, inner, size: { width: Math.max(inner.width, 140), height: Math.max(inner.height, 100) } };
};

/** Where each used column (or row) begins, and how much it takes. */
const tracks = (steps: readonly Step[], of: (step: Step) => readonly [at: number, size: number], space: number) => {
  const sizes = new Map<number, number>();
  for (const step of steps) {
    const [at, size] = of(step);
    sizes.set(at, Math.max(sizes.get(at) ?? 0, size));
  }
  const middles = new Map<number, number>();
  let end = 0;
  for (const [at, size] of [...sizes].toSorted(([a], [b]) => a - b)) {
    middles.set(at, end + size / 2);
    end += size + space;
  }
  return { middles, length: Math.max(0, end - space) };
};

const shapesOf = ({ node, inner, size }: Step, x: number, y: number): readonly Shape[] => [
  { id: idOf(node), x, y, ...size, kind: inner === null ? 'node' : 'scope' },
  ...(inner === null ? [] : moved(inner.shapes, { x, y })),
];

interface Columns {
  readonly middles: ReadonlyMap<number, number>;
  readonly left: number;
  readonly width: number;
}

const placedBand = (band: Band, all: readonly Step[], { columns, top }: { columns: Columns; top: number }) => {
  const own = all.filter(({ node }) => band.nodes.has(idOf(node)));
  const found = rowsOf(new Map(own.map(({ node, cell }) => [idOf(node), cell])));
  const steps = own.map((step) => ({ ...step, cell: { ...step.cell, row: found.get(idOf(step.node)) ?? 0 } }));
  const rows = tracks(steps, ({ cell, size }) => [cell.row, size.height], gap.y);
  const needed = rows.length + 2 * margin;
  const height = band.lane === null ? needed : Math.max(needed, smallestLane);
  const start = top + (height - rows.length) / 2;
  const shapes = steps.flatMap((step) => {
    const x = columns.left + (columns.middles.get(step.cell.column) ?? 0) - step.size.width / 2;
    return shapesOf(step, x, start + (rows.middles.get(step.cell.row) ?? 0) - step.size.height / 2);
  });
  return { shapes, height };
};

const besideEachOther = 48;

/** On the lower edge of their step, one beside the other. */
const boundaries = (nodes: readonly Element[], shapes: readonly Shape[], look: Look): readonly Shape[] => {
  const events = nodes.filter(isBoundary).map((node) => ({ node, host: referenceOf(node, 'attachedToRef') }));
  return events.map(({ node, host }): Shape => {
    const beside = events.filter((event) => event.host === host);
    const at = shapes.find(({ id }) => id === host) ?? { x: 0, y: 0, width: 0, height: 0 };
    const size = look.sizeOf(node);
    const taken = (beside.length - 1) * besideEachOther + size.width;
    const first = at.x + Math.min(12, (at.width - taken) / 2);
    const x = first + beside.findIndex((event) => event.node === node) * besideEachOther;
    return { id: idOf(node), x, y: at.y + at.height - size.height / 2, ...size, kind: 'node' };
  });
};

/** Data, notes and frames in a row below the steps. */
const artifactRow = (scope: Element, at: Point, look: Look) => {
  let [x, height] = [at.x, 0];
  const shapes = artifactsOf(scope).map((element): Shape => {
    const size = look.sizeOf(element);
    const shape = { id: idOf(element), x, y: at.y, ...size, kind: 'node' } as const;
    x += size.width + gap.x;
    height = Math.max(height, size.height + margin);
    return shape;
  });
  return { shapes, right: shapes.length === 0 ? 0 : x - gap.x + margin, height };
};

interface DrawnBand {
  readonly band: Band;
  readonly top: number;
  readonly height: number;
}

const laneShapes = (scope: Element, bands: readonly DrawnBand[], width: number): readonly Shape[] => {
  const lanes = bands.flatMap(({ band: { lane, depth }, top, height }): readonly Shape[] => {
    const x = (depth - 1) * laneHeader;
    return lane === null ? [] : [{ id: idOf(lane), x, y: top, width: width - x, height, kind: 'lane' }];
  });
  const outer = outerLanes(scope).map(({ id, inside }): Shape => {
    const own = lanes.filter((lane) => inside.includes(lane.id));
    const x = Math.min(...own.map((lane) => lane.x)) - laneHeader;
    const y = Math.min(...own.map((lane) => lane.y));
    const end = Math.max(...own.map((lane) => lane.y + lane.height));
    return { id, x, y, width: width - x, height: end - y, kind: 'lane' };
  });
  return [...outer, ...lanes];
};

/** One process or subprocess: its lanes from above to below, its steps from left to right. */
export const placedScope = async (scope: Element, look: Look = asNew): Promise<Placed> => {
  const grid = await gridOf(scope);
  const nodes = flowNodesOf(scope);
  const steps = await Promise.all(
    nodes
      .filter((node) => !isBoundary(node))
      .map((node) => stepOf(node, grid.get(idOf(node)) ?? { column: 0, row: 0 }, look)),
  );
  const bands = bandsOf(scope, [...grid.keys()]);
  const left = margin + laneHeader * Math.max(0, ...bands.map(({ depth }) => depth));
  const { middles, length } = tracks(steps, ({ cell, size }) => [cell.column, size.width], gap.x);
  const columns = { middles, left, width: length };
  const drawn: DrawnBand[] = [];
  const shapes: Shape[] = [];
  let top = 0;
  for (const band of bands) {
    const placed = placedBand(band, steps, { columns, top });
    shapes.push(...placed.shapes);
    drawn.push({ band, top, height: placed.height });
    top += placed.height;
  }
  const row = artifactRow(scope, { x: left, y: top }, look);
  const last = drawn.pop();
  if (last) drawn.push({ ...last, height: last.height + row.height });
  const width = Math.max(left + length + margin, row.right, 200);
  const attached = boundaries(nodes, shapes, look);
  return {
    width,
    height: top + row.height,
    shapes: [...laneShapes(scope, drawn, width), ...shapes, ...attached, ...row.shapes],
  };
};
