import EditorActionsModule from 'bpmn-js/lib/features/editor-actions';
import KeyboardModule from 'bpmn-js/lib/features/keyboard';
import ModelingModule from 'bpmn-js/lib/features/modeling';
import { tidyKeys } from './tidy-keys.js';
import { TidyUp } from './tidy-up.js';

/** A drawing that grew gets its order back. */
export const tidyModule: object = {
  __depends__: [EditorActionsModule, KeyboardModule, ModelingModule],
  __init__: ['tidyUp', tidyKeys],
  tidyUp: ['type', TidyUp],
};
