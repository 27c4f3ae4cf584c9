import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { waitAs } from '../triggers/wait-as.js';

/** Waits until what it catches happens; the end of a link (BPMN 2.0.2, Link Event) goes on at once. */
export const intermediateCatchEvent: ElementBehavior<NodeOf<'intermediateCatchEvent'>> = {
  enter: (visit) => (visit.node.event.kind === 'link' ? 'done' : waitAs(visit, [visit.node])),
  leave: leaveByAllThatHold,
};
