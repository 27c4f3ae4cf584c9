import { fail } from '../../execution/failure.js';
import { startInstance } from '../../execution/instances.js';
import { label } from '../../execution/label.js';
import { terminateInstance } from '../../execution/lifecycle.js';
import { checkDepth } from '../../execution/limits.js';
import type { Variables } from '../../keys.js';
import type { PublishedDefinition } from '../../services.js';
import { bring } from '../../variables/assign.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom, variablesOf, visibleFrom } from '../../variables/visible.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

type CallActivity = NodeOf<'callActivity'>;

const processIdOf = ({ execution, element, node }: Visit<CallActivity>): string => {
  const subject = { node, what: 'the called process' };
  const { processId } = node.called;
  const computed = compute(execution.services, processId, lookupFrom(execution.state, element.key), subject);
  if (typeof computed.value === 'string' && computed.value !== '') return computed.value;
  return fail('called-process-not-found', unexpected(subject, "a process's id", processId, computed));
};

const calledBy = (visit: Visit<CallActivity>): NewCall => {
  const { execution, element, node } = visit;
  const processId = processIdOf(visit);
  const caller = execution.publishedOf(element.processInstanceKey).key;
  const published = execution.services.calledDefinition(processId, node.called, caller);
  const wanted = `Expected the process "${processId}" called by ${label(node)}`;
  if (!published) {
    return fail('called-process-not-found', `${wanted} to be published, but it is not. Publish it, then retry.`);
  }
  if (published.suspended) {
    const message = `${wanted} to begin instances, but its version ${published.version} is suspended. Resume it, then retry.`;
    return fail('called-process-suspended', message);
  }
  const { startNodes } = published.definition;
  if (startNodes.length > 0) return { published, startNodes };
  const message = `${wanted} to have a none start event, but it has none. Draw one, publish it, then retry.`;
  return fail('called-process-not-found', message);
};

interface NewCall {
  readonly published: PublishedDefinition;
  readonly startNodes: readonly string[];
}

/** The called process runs as an instance of its own in the same case; its variables are its own too. */
const enter = (visit: Visit<CallActivity>): Entered => {
  const { execution, element, node } = visit;
  const { services, state } = execution;
  checkDepth(execution, element.key, node);
  const variables = node.propagateAllParentVariables
    ? visibleFrom(state, element.key)
    : variablesOf(state, element.key);
  startInstance(execution, { key: services.nextKey(), ...calledBy(visit), parentElementKey: element.key, variables });
  return 'waiting';
};

/** What comes back: every variable of the called instance, or (with output mappings) what those choose from them. */
const innerCompleted = ({ execution, element, node }: Visit<CallActivity>, variables: Variables): void => {
  if (node.propagateAllChildVariables || node.outputs.length > 0) bring(execution, element, variables);
};

export const callActivity: ElementBehavior<CallActivity> = {
  enter,
  innerCompleted,
  leave: leaveByAllThatHold,
  terminate: ({ execution, element }) => {
    for (const called of [...execution.state.instances.find('parentElement', element.key)]) {
      if (called.state === 'active') terminateInstance(execution, called.key);
    }
  },
};
