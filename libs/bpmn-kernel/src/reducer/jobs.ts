import type { WorkingCase } from '../case/working-case.js';
import type { Key } from '../keys.js';
import type { Job } from '../state.js';
import type { Appliers } from './appliers.js';

const change = (state: WorkingCase, key: Key, changes: Partial<Job>): void => {
  const job = state.jobs.get(key);
  if (job) state.jobs.put({ ...job, ...changes });
};

export const jobAppliers: Appliers<
  | 'JobCreated'
  | 'JobCompleted'
  | 'JobFailed'
  | 'JobRetriesUpdated'
  | 'JobMadeAvailable'
  | 'JobErrorThrown'
  | 'JobCancelled'
> = {
  JobCreated: (state, { job }) => state.jobs.put(job),
  JobCompleted: (state, event) => state.jobs.remove(event.jobKey),
  JobFailed: (state, event) =>
    change(state, event.jobKey, {
      retries: event.retries,
      availableAt: event.availableAt,
      errorMessage: event.errorMessage,
      state: event.retries > 0 ? 'activatable' : 'failed',
    }),
  JobRetriesUpdated: (state, event) => change(state, event.jobKey, { retries: event.retries }),
  JobMadeAvailable: (state, event, at) => change(state, event.jobKey, { state: 'activatable', availableAt: at }),
  JobErrorThrown: (state, event) => {
    if (event.caught) state.jobs.remove(event.jobKey);
    else change(state, event.jobKey, { state: 'failed', errorMessage: event.errorMessage || event.errorCode });
  },
  JobCancelled: (state, event) => state.jobs.remove(event.jobKey),
};
