import AppendModule from 'bpmn-js/lib/features/auto-place';
import ContextPadModule from 'bpmn-js/lib/features/context-pad';
import PaletteModule from 'bpmn-js/lib/features/palette';
import { HumanTaskAppend, HumanTaskPalette } from './human-tasks.js';

/** Tasks drawn by hand are tasks for people. */
export const humanTasksModule = {
  __depends__: [PaletteModule, ContextPadModule, AppendModule],
  __init__: ['humanTaskPalette', 'humanTaskAppend'],
  humanTaskPalette: ['type', HumanTaskPalette],
  humanTaskAppend: ['type', HumanTaskAppend],
};
