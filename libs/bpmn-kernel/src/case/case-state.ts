import type { Key } from '../keys.js';
import type { CaseSnapshot, CaseState } from '../state.js';
import type { TableChanges } from '../table.js';
import { WorkingCase } from './working-case.js';

/** A case that nothing has happened to yet. */
export const emptyCase = (caseKey: Key): CaseState => WorkingCase.empty(caseKey);

/** A copy of its own to write to; costs nothing whatever the size. The original must not be written to meanwhile. */
export const forkCase = (state: CaseState): CaseState => WorkingCase.of(state).fork();

/**
 * After COMMIT: writes what `state` changed into the committed case below it, and answers that. Costs what was
 * changed. Every other state over the same committed case (`state` itself too) must not be used afterwards.
 */
export const mergeCase = (state: CaseState): CaseState => WorkingCase.of(state).merge();

/** Rows per table, as changed since the last `mergeCase`, `fromSnapshot` or `emptyCase`: what the engine writes. */
export type CaseChanges = {
  readonly [Name in keyof Omit<CaseSnapshot, 'caseKey' | 'entered'>]: TableChanges<CaseSnapshot[Name][number]>;
};

export const caseChanges = (state: CaseState): CaseChanges => {
  const working = WorkingCase.of(state);
  return {
    instances: working.instances.changes(),
    elements: working.elements.changes(),
    variables: working.variables.changes(),
    timers: working.timers.changes(),
    subscriptions: working.subscriptions.changes(),
    jobs: working.jobs.changes(),
    userTasks: working.userTasks.changes(),
    faults: working.faults.changes(),
    signals: working.signals.changes(),
    conditions: working.conditions.changes(),
    loopItems: working.loopItems.changes(),
    compensations: working.compensations.changes(),
  };
};

/** A case as plain JSON. Rows stand in no particular order: nothing in the kernel depends on it. */
export const toSnapshot = (state: CaseState): CaseSnapshot => ({
  caseKey: state.caseKey,
  entered: state.entered,
  instances: [...state.instances.values()],
  elements: [...state.elements.values()],
  variables: [...state.variables.values()],
  timers: [...state.timers.values()],
  subscriptions: [...state.subscriptions.values()],
  jobs: [...state.jobs.values()],
  userTasks: [...state.userTasks.values()],
  faults: [...state.faults.values()],
  signals: [...state.signals.values()],
  conditions: [...state.conditions.values()],
  loopItems: [...state.loopItems.values()],
  compensations: [...state.compensations.values()],
});

/** A committed case from its rows, as loaded from the database. */
export const fromSnapshot = (snapshot: CaseSnapshot): CaseState => {
  const state = WorkingCase.empty(snapshot.caseKey);
  state.entered = snapshot.entered;
  for (const row of snapshot.instances) state.instances.put(row);
  for (const row of snapshot.elements) state.elements.put(row);
  for (const row of snapshot.variables) state.variables.put(row);
  for (const row of snapshot.timers) state.timers.put(row);
  for (const row of snapshot.subscriptions) state.subscriptions.put(row);
  for (const row of snapshot.jobs) state.jobs.put(row);
  for (const row of snapshot.userTasks) state.userTasks.put(row);
  for (const row of snapshot.faults) state.faults.put(row);
  for (const row of snapshot.signals) state.signals.put(row);
  for (const row of snapshot.conditions) state.conditions.put(row);
  for (const row of snapshot.loopItems) state.loopItems.put(row);
  for (const row of snapshot.compensations) state.compensations.put(row);
  return state;
};
