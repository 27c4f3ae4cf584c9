import { layoutProcess } from 'bpmn-auto-layout';
import { childrenOf, flowNodesOf, idOf, isBoundary, referenceOf } from './bpmn-tree.js';
import { type Arrow, columnsOf } from './columns.js';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The library's own rows (pixels). */
const rowHeight = 140;
const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

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

const rowsIn = (xml: string): ReadonlyMap<string, number> => {
  const drawn = new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('*');
  const rows = new Map<string, number>();
  for (const element of drawn) {
    const bounds = element.localName === 'BPMNShape' ? element.firstElementChild : null;
    if (bounds === null) continue;
    const middle = Number(bounds.getAttribute('y')) + Number(bounds.getAttribute('height')) / 2;
    rows.set(element.getAttribute('bpmnElement') ?? '', Math.floor(middle / rowHeight));
  }
  return rows;
};

const laidOutRows = async (xml: string): Promise<ReadonlyMap<string, number>> => {
  try {
    return rowsIn(await layoutProcess(xml));
  } catch {
    return new Map<string, number>();
  }
};

/** What leaves an event on the edge of a step leaves that step. */
const columnsIn = (
  nodes: readonly Element[],
  arrows: readonly Arrow[],
  nameOf: NameOf,
): ReadonlyMap<string, number> => {
  const hosts = new Map(
    nodes.filter(isBoundary).map((node) => [nameOf(idOf(node)), nameOf(referenceOf(node, 'attachedToRef'))]),
  );
  const steps = nodes.filter((node) => !isBoundary(node)).map((node) => nameOf(idOf(node)));
  return columnsOf(
    steps,
    arrows.map((arrow) => ({ ...arrow, from: hosts.get(arrow.from) ?? arrow.from })),
  );
};

/**
 * Column and row of every step of one scope. The library orders what lies above and below, but draws only the first
 * pool, knows no lanes, leaves out data, notes and message flows, and begins a column for every branch: it is asked for
 * the rows alone. What it does not place stands in a row below.
 */
export const gridOf = async (scope: Element): Promise<ReadonlyMap<string, Cell>> => {
  const nodes = flowNodesOf(scope);
  const names = new Map(nodes.map((node, at) => [idOf(node), `n${at}`]));
  const nameOf = (id: string): string => names.get(id) ?? unknown;
  const found = await laidOutRows(bareProcess(scope, nameOf));
  const columns = columnsIn(nodes, arrowsOf(scope, nameOf), nameOf);
  const below = Math.max(0, ...found.values()) + 1;
  return new Map(
    nodes
      .filter((node) => !isBoundary(node))
      .map((node) => {
        const name = nameOf(idOf(node));
        return [idOf(node), { column: columns.get(name) ?? 0, row: found.get(name) ?? below }];
      }),
  );
};
