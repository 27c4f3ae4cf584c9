import { layoutProcess } from 'bpmn-auto-layout';
import { childrenOf, flowNodesOf, idOf, isBoundary, referenceOf } from './bpmn-tree.js';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The library's own cells (pixels). */
const cell = { width: 150, height: 140 };
const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

type NameOf = (id: string) => string;

/** The library follows `incoming` and `outgoing`, which a file may leave out. */
const nodeXml = (node: Element, arrows: readonly Arrow[], nameOf: NameOf): string => {
  const id = nameOf(idOf(node));
  const ends = arrows.flatMap((arrow) => [
    ...(arrow.to === id ? [`<incoming>${arrow.id}</incoming>`] : []),
    ...(arrow.from === id ? [`<outgoing>${arrow.id}</outgoing>`] : []),
  ]);
  if (!isBoundary(node)) return `<task id="${id}">${ends.join('')}</task>`;
  const host = nameOf(referenceOf(node, 'attachedToRef'));
  return `<boundaryEvent id="${id}" attachedToRef="${host}">${ends.join('')}</boundaryEvent>`;
};

const arrowsOf = (scope: Element, nameOf: NameOf): readonly Arrow[] =>
  childrenOf(scope, 'sequenceFlow').flatMap((flow, at) => {
    const [from, to] = [nameOf(referenceOf(flow, 'sourceRef')), nameOf(referenceOf(flow, 'targetRef'))];
    return from === unknown || to === unknown || from === to ? [] : [{ id: `f${at}`, from, to }];
  });

const unknown = 'none';

/** One scope with nothing but its steps and arrows: what the library lays out well. */
const bareProcess = (scope: Element, nameOf: NameOf): string => {
  const arrows = arrowsOf(scope, nameOf);
  const steps = flowNodesOf(scope).map((node) => nodeXml(node, arrows, nameOf));
  const flows = arrows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`);
  return `<definitions xmlns="${bpmn}" id="d" targetNamespace="t"><process id="p">${steps.join('')}${flows.join('')}</process></definitions>`;
};

const cellsIn = (xml: string): ReadonlyMap<string, Cell> => {
  const drawn = new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('*');
  const cells = new Map<string, Cell>();
  for (const element of drawn) {
    const bounds = element.localName === 'BPMNShape' ? element.firstElementChild : null;
    if (bounds === null) continue;
    const middle = (side: string, length: string): number =>
      Number(bounds.getAttribute(side)) + Number(bounds.getAttribute(length)) / 2;
    cells.set(element.getAttribute('bpmnElement') ?? '', {
      column: Math.floor(middle('x', 'width') / cell.width),
      row: Math.floor(middle('y', 'height') / cell.height),
    });
  }
  return cells;
};

const laidOutCells = async (xml: string): Promise<ReadonlyMap<string, Cell>> => {
  try {
    return cellsIn(await layoutProcess(xml));
  } catch {
    return new Map<string, Cell>();
  }
};

/**
 * Column and row of every step of one scope. The library orders one process well, but draws only the first pool, knows
 * no lanes and leaves out data, notes and message flows: it is asked for the order alone. What it does not place stands
 * in a row below.
 */
export const gridOf = async (scope: Element): Promise<ReadonlyMap<string, Cell>> => {
  const nodes = flowNodesOf(scope);
  const names = new Map(nodes.map((node, at) => [idOf(node), `n${at}`]));
  const nameOf = (id: string): string => names.get(id) ?? unknown;
  const found = await laidOutCells(bareProcess(scope, nameOf));
  const below = Math.max(0, ...[...found.values()].map(({ row }) => row)) + 1;
  let missing = 0;
  return new Map(
    nodes
      .filter((node) => !isBoundary(node))
      .map((node) => {
        const placed = found.get(nameOf(idOf(node)));
        return [idOf(node), placed ?? { column: missing++, row: below }];
      }),
  );
};
