export { type Look, type Point, type Shape, sizeOf } from './boxes.js';
export { idOf } from './bpmn-tree.js';
export { boxAround, goesThrough, overlapping, type Piece, piecesOf, together } from './crossings.js';
export { type Box, type DrawnElement, labelPlaces, type Places } from './labels.js';
export { tidyPlaces } from './places.js';
export { routed } from './router.js';
export { type Picture, toLookAt } from './to-look-at.js';
export { everythingDrawn, withDrawing } from './with-drawing.js';

/** What lays out is fetched when it is first needed. */
export const layOut = async () => (await import('./drawn-planes.js')).drawnPlanes;
