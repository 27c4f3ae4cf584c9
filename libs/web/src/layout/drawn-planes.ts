import {
  childrenOf,
  flowNodesOf,
  idOf,
  isBoundary,
  isScope,
  localId,
  referenceOf,
  scopesIn,
  textsOf,
} from './bpmn-tree.js';
import { asNew, type Look, moved, type Point, type Shape } from './boxes.js';
import { placedScope } from './placed-scope.js';
import { routed } from './router.js';
import { straight } from './straight.js';

export interface Edge {
  readonly id: string;
  readonly points: readonly Point[];
}

export interface Plane {
  readonly element: string;
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

const poolHeader = 30;
const between = 60;
const blackBox = { width: 600, height: 60 };

interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'sequence' | 'downwards' | 'straight';
}

/** Data go from a step's own outputs and into its inputs; the step itself is one end. */
const dataLines = (node: Element): readonly Line[] => [
  ...childrenOf(node, 'dataInputAssociation').map((line): Line => {
    return { id: idOf(line), from: textsOf(line, 'sourceRef')[0] ?? '', to: idOf(node), kind: 'straight' };
  }),
  ...childrenOf(node, 'dataOutputAssociation').map((line): Line => {
    return { id: idOf(line), from: idOf(node), to: textsOf(line, 'targetRef')[0] ?? '', kind: 'straight' };
  }),
];

const lineOf = (element: Element, kind: Line['kind']): Line => ({
  ...{ id: idOf(element), kind },
  ...{ from: referenceOf(element, 'sourceRef'), to: referenceOf(element, 'targetRef') },
});

const linesOf = (scope: Element): readonly Line[] => {
  const nodes = flowNodesOf(scope);
  const onEdges = new Set(nodes.filter(isBoundary).map(idOf));
  const flows = childrenOf(scope, 'sequenceFlow').map((flow) =>
    lineOf(flow, onEdges.has(referenceOf(flow, 'sourceRef')) ? 'downwards' : 'sequence'),
  );
  const notes = childrenOf(scope, 'association').map((note) => lineOf(note, 'straight'));
  return [...flows, ...notes, ...nodes.flatMap(dataLines)];
};

/** What leads nowhere cannot be drawn; it stays in the file. */
const edgesOf = (lines: readonly Line[], shapes: readonly Shape[]): readonly Edge[] => {
  const byId = new Map(shapes.map((shape) => [shape.id, shape]));
  const ends = lines.flatMap(({ id, kind, ...line }) => {
    const [from, to] = [byId.get(line.from), byId.get(line.to)];
    return id === '' || from === undefined || to === undefined ? [] : [{ id, kind, from, to }];
  });
  const flows = ends.filter(({ kind }) => kind !== 'straight');
  const steps = shapes.filter(({ kind }) => kind === 'node' || kind === 'scope');
  const ways = routed(
    flows.map(({ kind, ...flow }) => ({ ...flow, onlyDown: kind === 'downwards' })),
    steps,
  );
  return ends.map(({ id, from, to }) => ({ id, points: ways.get(id) ?? straight(from, to) }));
};

const processPlane = async (process: Element, look: Look): Promise<Plane> => {
  const { shapes } = await placedScope(process, look);
  return { element: idOf(process), shapes, edges: edgesOf(scopesIn(process).flatMap(linesOf), shapes) };
};

/** Pools from above to below. */
const collaborationPlane = async (
  collaboration: Element,
  processes: readonly Element[],
  look: Look,
): Promise<Plane> => {
  const shapes: Shape[] = [];
  const lines = [
    ...childrenOf(collaboration, 'messageFlow').map((flow) => lineOf(flow, 'straight')),
    ...childrenOf(collaboration, 'association').map((note) => lineOf(note, 'straight')),
  ];
  let y = 0;
  for (const pool of childrenOf(collaboration, 'participant')) {
    const process = processes.find((one) => idOf(one) === localId(pool.getAttribute('processRef') ?? ''));
    const placed = process === undefined ? { ...blackBox, shapes: [] } : await placedScope(process, look);
    const { width, height } = placed;
    shapes.push({ id: idOf(pool), x: 0, y, width: width + poolHeader, height, kind: 'pool' });
    shapes.push(...moved(placed.shapes, { x: poolHeader, y }));
    if (process !== undefined) lines.push(...scopesIn(process).flatMap(linesOf));
    y += height + between;
  }
  return { element: idOf(collaboration), shapes, edges: edgesOf(lines, shapes) };
};

const folded = (processes: readonly Element[], look: Look): readonly Element[] =>
  processes.flatMap(scopesIn).filter((scope) => isScope(scope) && !look.isOpen(scope));

/**
 * The first is what an editor opens: the collaboration where there is one. Processes in no pool get a plane each, and so
 * does the inside of a folded subprocess.
 */
export const drawnPlanes = async (definitions: Element, look: Look = asNew): Promise<readonly Plane[]> => {
  const processes = childrenOf(definitions, 'process');
  const insides = folded(processes, look).map((scope) => processPlane(scope, look));
  const [collaboration] = childrenOf(definitions, 'collaboration');
  if (collaboration === undefined)
    return Promise.all([...processes.map((process) => processPlane(process, look)), ...insides]);
  const inPools = new Set(childrenOf(collaboration, 'participant').map((pool) => referenceOf(pool, 'processRef')));
  const others = processes.filter((process) => !inPools.has(idOf(process)));
  return Promise.all([
    collaborationPlane(collaboration, processes, look),
    ...others.map((process) => processPlane(process, look)),
    ...insides,
  ]);
};
