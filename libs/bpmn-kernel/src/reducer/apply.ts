import type { ProcessEvent } from '../events.js';
import type { Instant, Key } from '../keys.js';
import type { CaseState } from '../state.js';
import { WorkingCase } from '../case/working-case.js';
import type { Applier, Appliers } from './appliers.js';
import { compensationAppliers } from './compensations.js';
import { elementAppliers } from './elements.js';
import { faultAppliers } from './faults.js';
import { instanceAppliers } from './instances.js';
import { jobAppliers } from './jobs.js';
import { loopAppliers } from './loops.js';
import { signalAndConditionAppliers } from './signals-and-conditions.js';
import { userTaskAppliers } from './user-tasks.js';
import { variableAppliers } from './variables.js';
import { waitAppliers } from './waits.js';

const appliers = {
  ...instanceAppliers,
  ...elementAppliers,
  ...variableAppliers,
  ...waitAppliers,
  ...jobAppliers,
  ...userTaskAppliers,
  ...faultAppliers,
  ...loopAppliers,
  ...signalAndConditionAppliers,
  ...compensationAppliers,
} satisfies Appliers;

/**
 * The one place where state changes. Writes into `state`, which the caller owns (made by `emptyCase`, `fromSnapshot`
 * or `forkCase`), and answers it. Needs nothing but the event and the record's time; executes nothing.
 */
export const apply = (state: CaseState, event: ProcessEvent, at: Instant): CaseState => {
  const working = WorkingCase.of(state);
  const applier = appliers[event.type] as Applier<ProcessEvent['type']>;
  applier(working, event, at);
  return working;
};

/** What one command recorded: its time and its process events, in order. */
export interface RecordedEvents {
  readonly at: Instant;
  readonly events: readonly ProcessEvent[];
}

/** The state that a case's records lead to. */
export const foldCase = (caseKey: Key, records: Iterable<RecordedEvents>): CaseState => {
  const state: CaseState = WorkingCase.empty(caseKey);
  for (const { at, events } of records) for (const event of events) apply(state, event, at);
  return state;
};
