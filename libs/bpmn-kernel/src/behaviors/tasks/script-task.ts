import { bring, checked } from '../../variables/assign.js';
import { compute } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { createJob } from './job.js';

/** A FEEL expression whose result becomes a variable; or a job, where the diagram says so. */
const enter = (visit: Visit<NodeOf<'scriptTask'>>): Entered => {
  const { execution, element, node } = visit;
  if (node.job) return createJob(visit, node.job);
  if (!node.script) return 'done';
  const { expression, resultVariable } = node.script;
  const lookup = lookupFrom(execution.state, element.key);
  const { value } = compute(execution.services, expression, lookup, { node, what: 'the script' });
  if (resultVariable !== undefined) bring(execution, element, checked(execution, { [resultVariable]: value }));
  return 'done';
};

export const scriptTask: ElementBehavior<NodeOf<'scriptTask'>> = { enter, leave: leaveByAllThatHold };
