import { childrenOf, di, flowNodesOf, idOf, localId, referenceOf, scopesIn } from './bpmn-tree.js';
import type { Shape } from './boxes.js';
import type { Plane } from './drawn-planes.js';
import type { Box } from './labels.js';

const namespaces = `xmlns:bpmndi="${di}" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"`;

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const looks: Readonly<Record<Shape['kind'], string>> = {
  ...{ pool: ' isHorizontal="true"', lane: ' isHorizontal="true"' },
  ...{ scope: ' isExpanded="true"', node: '' },
};

const boundsXml = ({ x, y, width, height }: Box): string =>
  `<dc:Bounds x="${Math.round(x)}" y="${Math.round(y)}" width="${Math.round(width)}" height="${Math.round(height)}" />`;

const labelXml = (name: Box | undefined): string =>
  name === undefined ? '' : `<bpmndi:BPMNLabel>${boundsXml(name)}</bpmndi:BPMNLabel>`;

const shapeXml = (shape: Shape, name: Box | undefined): string =>
  `<bpmndi:BPMNShape id="${quoted(shape.id)}_laid_out" bpmnElement="${quoted(shape.id)}"${looks[shape.kind]}>${boundsXml(shape)}${labelXml(name)}</bpmndi:BPMNShape>`;

const edgeXml = ({ id, points }: Plane['edges'][number], name: Box | undefined): string =>
  `<bpmndi:BPMNEdge id="${quoted(id)}_laid_out" bpmnElement="${quoted(id)}">${points
    .map(({ x, y }) => `<di:waypoint x="${Math.round(x)}" y="${Math.round(y)}" />`)
    .join('')}${labelXml(name)}</bpmndi:BPMNEdge>`;

const planeXml = (plane: Plane, names: ReadonlyMap<string, Box>): string => {
  const { element, shapes, edges } = plane;
  return [
    `  <bpmndi:BPMNDiagram ${namespaces} id="${quoted(element)}_diagram">`,
    `    <bpmndi:BPMNPlane id="${quoted(element)}_plane" bpmnElement="${quoted(element)}">`,
    ...[
      ...shapes.map((shape) => shapeXml(shape, names.get(shape.id))),
      ...edges.map((edge) => edgeXml(edge, names.get(edge.id))),
    ].map((line) => `      ${line}`),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ].join('\n');
};

export const fileOf = (xml: string): Document =>
  new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'application/xml');

/** The drawings of some planes, as XML. */
const drawingsOf = async (definitions: Element, wanted: (plane: Plane) => boolean): Promise<string> => {
  const [{ drawnPlanes }, { elementsById, namesBeside }] = await Promise.all([
    import('./drawn-planes.js'),
    import('./names-beside.js'),
  ]);
  const planes = (await drawnPlanes(definitions)).filter(wanted);
  const elements = elementsById(definitions);
  return planes.map((plane) => planeXml(plane, namesBeside(elements, plane))).join('\n');
};

/** A drawing for a diagram that has none, added at its end: everything before it stays byte for byte. */
export const withDrawing = async (xml: string): Promise<string> => {
  const file = fileOf(xml);
  if (file.getElementsByTagNameNS(di, 'BPMNShape').length > 0) return xml;
  const drawn = await drawingsOf(file.documentElement, () => true);
  const end = xml.lastIndexOf('</');
  // An empty drawing of the vendor would be the first one, and nothing of it is there to be kept.
  const empty = /<(\w+:)?BPMNDiagram\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?BPMNDiagram>)\s*/g;
  return `${xml.slice(0, end).replaceAll(empty, '')}${drawn}\n${xml.slice(end)}`;
};

/** Processes in no pool of which nothing at all is drawn, though there is something to draw. */
const undrawn = (definitions: Element): readonly Element[] => {
  const drawings = ['BPMNPlane', 'BPMNShape'].flatMap((name) => [...definitions.getElementsByTagNameNS(di, name)]);
  const drawn = new Set(drawings.map((drawing) => referenceOf(drawing, 'bpmnElement')));
  const pools = childrenOf(definitions, 'collaboration').flatMap((each) => childrenOf(each, 'participant'));
  const inPools = new Set(pools.map((pool) => localId(pool.getAttribute('processRef') ?? '')));
  return childrenOf(definitions, 'process').filter((process) => {
    const nodes = scopesIn(process).flatMap((scope) => [scope, ...flowNodesOf(scope)]);
    return nodes.length > 1 && !inPools.has(idOf(process)) && !nodes.some((node) => drawn.has(idOf(node)));
  });
};

/** As {@link withDrawing}; a drawing, too, for each process that the drawings of the file leave out. */
export const everythingDrawn = async (xml: string): Promise<string> => {
  const whole = await withDrawing(xml);
  const { documentElement } = fileOf(whole);
  const scopes = new Set(undrawn(documentElement).flatMap(scopesIn).map(idOf));
  if (scopes.size === 0) return whole;
  const drawn = await drawingsOf(documentElement, ({ element }) => scopes.has(element));
  const end = whole.lastIndexOf('</');
  return `${whole.slice(0, end)}${drawn}\n${whole.slice(end)}`;
};
