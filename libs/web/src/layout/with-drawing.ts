import type { Shape } from './boxes.js';
import type { Plane } from './drawn-planes.js';

const di = 'http://www.omg.org/spec/BPMN/20100524/DI';
const names = `xmlns:bpmndi="${di}" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"`;

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const looks: Readonly<Record<Shape['kind'], string>> = {
  ...{ pool: ' isHorizontal="true"', lane: ' isHorizontal="true"' },
  ...{ scope: ' isExpanded="true"', node: '' },
};

const shapeXml = ({ id, kind, x, y, width, height }: Shape): string =>
  `<bpmndi:BPMNShape id="${quoted(id)}_laid_out" bpmnElement="${quoted(id)}"${looks[kind]}><dc:Bounds x="${Math.round(x)}" y="${Math.round(y)}" width="${Math.round(width)}" height="${Math.round(height)}" /></bpmndi:BPMNShape>`;

const edgeXml = ({ id, points }: Plane['edges'][number]): string =>
  `<bpmndi:BPMNEdge id="${quoted(id)}_laid_out" bpmnElement="${quoted(id)}">${points
    .map(({ x, y }) => `<di:waypoint x="${Math.round(x)}" y="${Math.round(y)}" />`)
    .join('')}</bpmndi:BPMNEdge>`;

const planeXml = ({ element, shapes, edges }: Plane): string =>
  [
    `  <bpmndi:BPMNDiagram ${names} id="${quoted(element)}_diagram">`,
    `    <bpmndi:BPMNPlane id="${quoted(element)}_plane" bpmnElement="${quoted(element)}">`,
    ...[...shapes.map(shapeXml), ...edges.map(edgeXml)].map((line) => `      ${line}`),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ].join('\n');

/** A drawing for a diagram that has none, added at its end: everything before it stays byte for byte. */
export const withDrawing = async (xml: string): Promise<string> => {
  const file = new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'application/xml');
  if (file.getElementsByTagNameNS(di, 'BPMNShape').length > 0) return xml;
  const { drawnPlanes } = await import('./drawn-planes.js');
  const planes = await drawnPlanes(file.documentElement);
  const end = xml.lastIndexOf('</');
  // An empty drawing of the vendor would be the first one, and nothing of it is there to be kept.
  const empty = /<(\w+:)?BPMNDiagram\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?BPMNDiagram>)\s*/g;
  return `${xml.slice(0, end).replaceAll(empty, '')}${planes.map(planeXml).join('\n')}\n${xml.slice(end)}`;
};
