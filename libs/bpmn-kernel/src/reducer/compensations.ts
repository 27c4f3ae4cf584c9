import type { Appliers } from './appliers.js';

export const compensationAppliers: Appliers<'CompensationRecorded' | 'CompensationRequested' | 'CompensationDropped'> =
  {
    // Its order is the case's next: what is entered or completes later comes after it.
    CompensationRecorded: (state, { compensation }) => {
      state.entered = Math.max(state.entered, compensation.order);
      state.compensations.put(compensation);
    },
    CompensationRequested: (state, event) => {
      for (const key of event.compensationKeys) {
        const row = state.compensations.get(key);
        if (row) state.compensations.put({ ...row, requestedBy: event.elementKey });
      }
    },
    CompensationDropped: (state, event) => state.compensations.remove(event.compensationKey),
  };
