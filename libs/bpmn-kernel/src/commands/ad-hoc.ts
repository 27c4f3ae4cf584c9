import type { AdHocSubProcess } from '@relevo/bpmn-model';
import { activityLeft, cancelActivities, order } from '../behaviors/scopes/ad-hoc-activities.js';
import { isReopened } from '../behaviors/scopes/compensation-drawing.js';
import type { Command } from '../commands.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { label } from '../execution/label.js';
import type { ElementInstance } from '../state.js';
import { accepted, found, requireRunning, type CommandHandlers } from './handler.js';

type Activation = Extract<Command, { type: 'ActivateAdHocActivities' }>;

const adHocOf = (execution: Execution, element: ElementInstance): AdHocSubProcess => {
  const node = execution.nodeOf(element);
  if (node.type !== 'adHocSubProcess') {
    return refuse('wrong-state', `Expected an ad-hoc subprocess, but ${label(node)} is a ${node.type}.`);
  }
  if (node.loop && element.loop?.kind !== 'iteration') {
    const message = `Expected one of the instances of ${label(node)}, but ${element.key} holds them all. Name the instance.`;
    return refuse('wrong-state', message);
  }
  if (element.state === 'active' && !isReopened(element, node)) return node;
  const message = `Expected ${label(node)} to be active, but it is ${element.state}. Resolve its fault or wait until it is.`;
  return refuse('wrong-state', message);
};

const check = (execution: Execution, node: AdHocSubProcess, { activities, cancelRemaining }: Activation): void => {
  const ids = activities.map(({ elementId }) => elementId);
  const unknown = ids.find((id) => !node.activities.includes(id));
  if (unknown !== undefined) {
    const known = node.activities.map((id) => `(${id})`).join(', ');
    const message = `Expected activities of ${label(node)} that no flow leads to, but (${unknown}) is none. There are: ${known}.`;
    refuse('not-found', message);
  }
  if (new Set(ids).size < ids.length) {
    refuse('invalid-variables', `Expected each activity of ${label(node)} once, but one is named twice.`);
  }
  if (ids.length === 0 && !cancelRemaining) {
    refuse('invalid-variables', `Expected at least one activity of ${label(node)}, but none is named.`);
  }
  for (const { variables } of activities) accepted(execution, variables);
};

export const adHocHandlers: CommandHandlers<'ActivateAdHocActivities'> = {
  /** With sequential ordering they wait for those before them. */
  ActivateAdHocActivities: (execution, command) => {
    const { elementKey, activities, cancelRemaining } = command;
    const element = found(execution.state.elements.get(elementKey), 'an ad-hoc subprocess', elementKey);
    requireRunning(execution, element);
    check(execution, adHocOf(execution, element), command);
    if (cancelRemaining) cancelActivities(execution, element);
    order(execution, element, activities);
    if (activities.length === 0) activityLeft(execution, elementKey, false);
  },
};
