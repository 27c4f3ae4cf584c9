import type { WorkingCase } from '../case/working-case.js';
import type { Key } from '../keys.js';
import type { Appliers } from './appliers.js';

const mark = (state: WorkingCase, processInstanceKey: Key): void => {
  const instance = state.instances.get(processInstanceKey);
  const hasFault = state.faults.count('instance', processInstanceKey) > 0;
  if (instance && instance.hasFault !== hasFault) state.instances.put({ ...instance, hasFault });
};

export const faultAppliers: Appliers<'FaultRaised' | 'FaultResolved'> = {
  FaultRaised: (state, event) => {
    state.faults.put(event.fault);
    mark(state, event.fault.processInstanceKey);
  },
  FaultResolved: (state, event) => {
    state.faults.remove(event.faultKey);
    mark(state, event.processInstanceKey);
  },
};
