export { type Look, type Point, sizeOf } from './boxes.js';
export { idOf } from './bpmn-tree.js';
export type { Box, DrawnElement, Places } from './labels.js';
export { tidyPlaces } from './places.js';
export { toLookAt } from './to-look-at.js';
export { withDrawing } from './with-drawing.js';

/** What lays out is fetched when it is first needed. */
export const layOut = async () => (await import('./drawn-planes.js')).drawnPlanes;
