import type { FlowNode, JobDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { fail } from '../../execution/failure.js';
import type { Host } from '../../execution/host.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { nameFrom } from '../../variables/names.js';
import { lookupFrom } from '../../variables/visible.js';
import type { Job } from '../../state.js';
import type { Entered } from '../behavior.js';

/** A token at an element, or a process instance, of which `node` says the name. */
interface Worked {
  readonly execution: Execution;
  readonly element: Host;
  readonly node: Pick<FlowNode, 'id' | 'name'>;
}

const typeOf = ({ execution, element, node }: Worked, definition: JobDefinition): string => {
  const subject = { node, what: 'the job type' };
  const computed = compute(execution.services, definition.type, lookupFrom(execution.state, element.key), subject);
  return nameFrom(computed, definition.type, subject, 'invalid-job');
};

const retriesOf = ({ execution, element, node }: Worked, definition: JobDefinition): number => {
  const subject = { node, what: 'the number of retries' };
  const computed = compute(execution.services, definition.retries, lookupFrom(execution.state, element.key), subject);
  const { value } = computed;
  const retries = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof retries === 'number' && Number.isInteger(retries) && retries > 0) return retries;
  return fail('invalid-job', unexpected(subject, 'a whole number of 1 or more', definition.retries, computed));
};

type JobRole = Pick<Job, 'kind' | 'listener'>;

const work: JobRole = { kind: 'work', listener: null };

/** Hands the element's work to whoever takes jobs of this type, and waits for the answer. */
export const createJob = (visit: Worked, definition: JobDefinition, role: JobRole = work): Entered => {
  const { execution, element } = visit;
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  const job = {
    key: execution.services.nextKey(),
    ...at,
    type: typeOf(visit, definition),
    retries: retriesOf(visit, definition),
    headers: definition.headers,
    availableAt: execution.services.now,
    state: 'activatable' as const,
    errorMessage: null,
    ...role,
  };
  execution.emit({ type: 'JobCreated', ...at, job });
  return 'waiting';
};
