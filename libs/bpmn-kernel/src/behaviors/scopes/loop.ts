import type { Execution } from '../../execution/execution.js';
import { terminateInside } from '../../execution/lifecycle.js';
import type { ElementInstance } from '../../state.js';
import type { ElementBehavior } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

/** Holds the instances of a looping activity, as a subprocess holds its tokens; its flows are taken once. */
export const loopBody: ElementBehavior = {
  enter: () => 'done',
  leave: (visit) => leaveByAllThatHold(visit),
  terminate: ({ execution, element }) => terminateInside(execution, element.key),
};

/** One instance has completed: the next one begins, or the loop is done. */
export const iterationCompleted = (_execution: Execution, _iteration: ElementInstance): void => undefined;
