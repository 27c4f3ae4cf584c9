import { EveryDiagram } from './every-diagram.js';
import { UndoInSight } from './undo-in-sight.js';

/** Files with several diagrams. */
export const diagramsModule = {
  __init__: ['everyDiagram', 'undoInSight'],
  everyDiagram: ['type', EveryDiagram],
  undoInSight: ['type', UndoInSight],
};
