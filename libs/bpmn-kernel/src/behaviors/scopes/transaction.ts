import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { embedded } from './sub-process.js';

export const transaction: ElementBehavior<NodeOf<'transaction'>> = { ...embedded, leave: leaveByAllThatHold };

/** A cancel end event: the transaction undoes what it has done and leaves by its cancel boundary event. */
export const cancelTransaction = (_visit: Visit): Entered => 'done';
