import { withMarkupAsText } from '../markup/markup.js';
import { childrenOf, di, idOf, localId, referenceOf } from './bpmn-tree.js';
import { everythingDrawn, fileOf, withDrawing } from './with-drawing.js';

/** A file as a viewer is given it; nothing of it is written again. */
export interface Picture {
  readonly xml: string;
  /** Id of the `BPMNDiagram` to show; undefined: the first one. */
  readonly diagram: string | undefined;
}

/** The diagram of a process: its own, or that of the collaboration it has a pool in (BPMN 2.0.2, 12.2.3.1 and 9.3). */
const diagramOf = (definitions: Element, processId: string): string | undefined => {
  const hasPool = (collaboration: Element): boolean =>
    childrenOf(collaboration, 'participant').some(
      (pool) => localId(pool.getAttribute('processRef') ?? '') === processId,
    );
  const shown = new Set([processId, ...childrenOf(definitions, 'collaboration').filter(hasPool).map(idOf)]);
  const planes = [...definitions.getElementsByTagNameNS(di, 'BPMNPlane')];
  const plane = planes.find((one) => shown.has(referenceOf(one, 'bpmnElement')));
  return plane?.parentElement?.getAttribute('id') ?? undefined;
};

const hasSeveral = (xml: string): boolean => (xml.match(/<(?:[\w.-]+:)?process\b/g) ?? []).length > 1;

/** What a viewer is given of any file; of one with several processes, where one of them is drawn. */
export const toLookAt = async (xml: string, processId: string | undefined): Promise<Picture> => {
  const readable = withMarkupAsText(xml);
  if (processId === undefined || !hasSeveral(readable)) return { xml: await withDrawing(readable), diagram: undefined };
  const drawn = await everythingDrawn(readable);
  return { xml: drawn, diagram: diagramOf(fileOf(drawn).documentElement, processId) };
};
