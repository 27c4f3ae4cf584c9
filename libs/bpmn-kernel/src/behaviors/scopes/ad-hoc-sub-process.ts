import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import { terminateInside } from '../../execution/lifecycle.js';
import { checkDepth } from '../../execution/limits.js';
import type { ElementId } from '@relevo/bpmn-model';
import type { Json } from '../../keys.js';
import { bring, checked } from '../../variables/assign.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { isInterrupted, openEventSubProcesses } from '../triggers/event-sub-process.js';
import { activityLeft, adHocOutputs, order } from './ad-hoc-activities.js';

type AdHoc = NodeOf<'adHocSubProcess'>;

const areTexts = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const named = ({ execution, element, node }: Visit<AdHoc>): readonly ElementId[] => {
  const { activeElements } = node;
  if (!activeElements) return [];
  const subject = { node, what: 'the activities to begin with' };
  const computed = compute(execution.services, activeElements, lookupFrom(execution.state, element.key), subject);
  if (!areTexts(computed.value)) {
    return fail('invalid-collection', unexpected(subject, 'a list of element ids', activeElements, computed));
  }
  const unknown = computed.value.find((id) => !node.activities.includes(id));
  if (unknown === undefined) return computed.value;
  const known = node.activities.map((id) => `(${id})`).join(', ');
  const message = `Expected activities of ${label(node)} that no flow leads to, but "=${activeElements.source}" gave (${unknown}), which is none. There are: ${known}. Correct it or set the variable, then retry.`;
  return fail('invalid-activity', message);
};

/**
 * BPMN 2.0.2, Ad-Hoc Sub-Process: its activities have no required sequence. Without an expression that says which, all
 * that no flow leads to begin: together, or (sequential ordering) one after another.
 */
const enter = (visit: Visit<AdHoc>): Entered => {
  const { execution, element, node } = visit;
  checkDepth(execution, element.key, node);
  openEventSubProcesses(execution, element, node.eventSubProcesses);
  // One whose condition held already has begun instead.
  if (isInterrupted(execution, element.key)) return 'waiting';
  const ids = node.activeElements === undefined ? node.activities : named(visit);
  order(
    execution,
    element,
    ids.map((elementId) => ({ elementId, variables: {} })),
  );
  return node.activities.length > 0 ? 'waiting' : 'done';
};

const conclude = ({ execution, element, node }: Visit<AdHoc>): void => {
  if (node.outputCollection === undefined) return;
  const outputs = { [node.outputCollection]: adHocOutputs(execution, element) };
  bring(execution, element, checked(execution, outputs));
};

export const adHocSubProcess: ElementBehavior<AdHoc> = {
  enter,
  tokenLeft: ({ execution, element }) => activityLeft(execution, element.key, false),
  conclude,
  leave: leaveByAllThatHold,
  terminate: ({ execution, element }) => terminateInside(execution, element.key),
};
