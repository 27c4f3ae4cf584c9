export { type Look, type Point, type Size, sizeOf } from './boxes.js';
export { idOf } from './bpmn-tree.js';
export { goesThrough, overlapping, type Piece, piecesOf } from './crossings.js';
export type { Plane } from './drawn-planes.js';
export { withDrawing } from './with-drawing.js';

/** What lays out is fetched when it is first needed. */
export const layOut = async () => (await import('./drawn-planes.js')).drawnPlanes;
