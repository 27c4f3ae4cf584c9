import type { Appliers } from './appliers.js';

export const compensationAppliers: Appliers<'CompensationRecorded' | 'CompensationRequested' | 'CompensationDropped'> =
  {
    CompensationRecorded: (state, event) => state.compensations.put(event.compensation),
    CompensationRequested: (state, event) => {
      for (const key of event.compensationKeys) {
        const row = state.compensations.get(key);
        if (row) state.compensations.put({ ...row, requestedBy: event.elementKey });
      }
    },
    CompensationDropped: (state, event) => state.compensations.remove(event.compensationKey),
  };
