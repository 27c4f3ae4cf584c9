import type { Applier } from './appliers.js';

export const suspend: Applier<'ProcessInstanceSuspended'> = (state, event, at) => {
  const instance = state.instances.get(event.processInstanceKey);
  if (instance) state.instances.put({ ...instance, suspendedAt: at });
  for (const { timerKey, remaining } of event.timers) {
    const timer = state.timers.get(timerKey);
    if (timer) state.timers.put({ ...timer, remaining });
  }
  for (const key of event.jobKeys) {
    const job = state.jobs.get(key);
    if (job) state.jobs.put({ ...job, state: 'suspended' });
  }
};

export const resume: Applier<'ProcessInstanceResumed'> = (state, event) => {
  const instance = state.instances.get(event.processInstanceKey);
  if (instance) state.instances.put({ ...instance, suspendedAt: null });
  for (const { timerKey, dueAt } of event.timers) {
    const timer = state.timers.get(timerKey);
    if (timer) state.timers.put({ ...timer, dueAt, remaining: null });
  }
  for (const { jobKey, availableAt } of event.jobs) {
    const job = state.jobs.get(jobKey);
    if (job) state.jobs.put({ ...job, state: 'activatable', availableAt });
  }
};
