import { later } from '../states/later.js';

/** A BPMN diagram with its tokens; the drawing library is fetched when the first one is shown. */
export const ProcessDiagram = later('diagram', async () => (await import('./bpmn-diagram.js')).BpmnDiagram);
