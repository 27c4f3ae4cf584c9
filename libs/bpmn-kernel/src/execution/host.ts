import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import type { Execution } from './execution.js';

/** Who waits for a trigger: an element instance, or a process instance as the scope of its event subprocesses. */
export type Host = Pick<ElementInstance, 'key' | 'processInstanceKey' | 'elementId'>;

export const instanceHost = ({ state }: Execution, processInstanceKey: Key): Host | undefined => {
  const instance = state.instances.get(processInstanceKey);
  return instance && { key: instance.key, processInstanceKey, elementId: instance.bpmnProcessId };
};

/** The host with that key; undefined where neither an element nor an instance has it. */
export const hostOf = (execution: Execution, key: Key): Host | undefined =>
  execution.state.elements.get(key) ?? instanceHost(execution, key);
