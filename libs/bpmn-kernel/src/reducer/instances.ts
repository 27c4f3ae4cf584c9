import type { WorkingCase } from '../case/working-case.js';
import type { Key } from '../keys.js';
import type { ProcessInstance } from '../state.js';
import { resume, suspend } from './suspension.js';
import { changesNothing, type Appliers } from './appliers.js';

const end = (state: WorkingCase, key: Key, ending: Partial<ProcessInstance>): void => {
  const instance = state.instances.get(key);
  if (instance) state.instances.put({ ...instance, ...ending });
  state.variables.remove(key);
};

export const instanceAppliers: Appliers<
  | 'CaseOpened'
  | 'ProcessInstanceStarted'
  | 'ProcessInstanceCompleting'
  | 'ProcessInstanceCompleted'
  | 'ProcessInstanceTerminated'
  | 'ProcessInstanceSuspended'
  | 'ProcessInstanceResumed'
  | 'ProcessInstanceModified'
> = {
  CaseOpened: changesNothing,
  ProcessInstanceStarted: (state, event, at) =>
    state.instances.put({
      key: event.processInstanceKey,
      definitionKey: event.definitionKey,
      bpmnProcessId: event.bpmnProcessId,
      version: event.version,
      parentElementKey: event.parentElementKey,
      state: 'active',
      startedAt: at,
      endedAt: null,
      endElementId: null,
      hasFault: false,
      suspendedAt: null,
    }),
  ProcessInstanceCompleting: (state, event) => {
    const instance = state.instances.get(event.processInstanceKey);
    if (instance) state.instances.put({ ...instance, endElementId: event.endElementId });
  },
  ProcessInstanceCompleted: (state, event, at) =>
    end(state, event.processInstanceKey, { state: 'completed', endedAt: at, endElementId: event.endElementId }),
  ProcessInstanceTerminated: (state, event, at) =>
    end(state, event.processInstanceKey, { state: 'terminated', endedAt: at, suspendedAt: null }),
  ProcessInstanceSuspended: suspend,
  ProcessInstanceResumed: resume,
  ProcessInstanceModified: changesNothing,
};
