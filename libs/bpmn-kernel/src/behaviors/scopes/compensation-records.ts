import type { Visit } from '../behavior.js';

/** Keeps how to undo an activity that completes, where the diagram says how. */
export const recordCompensation = (_visit: Visit): void => undefined;
