import {
  type CaseChanges,
  type CaseState,
  caseChanges,
  type Compensation,
  type Condition,
  type Instant,
  type Key,
  type LoopItem,
  type SignalSubscription,
  type Subscription,
  type Timer,
} from '@relevo/bpmn-kernel';
import type { ElementRow, FaultRow, InstanceRow, JobRow, ScopeRow, SubscriptionRow, TaskRow } from './case-tables.js';
import { EndedRows, type Happening } from './ended-rows.js';

/** Everything that some commands of one case changed in its rows. */
export interface CaseDelta {
  readonly instances: readonly InstanceRow[];
  readonly elements: readonly ElementRow[];
  readonly scopes: readonly ScopeRow[];
  readonly jobs: readonly JobRow[];
  readonly tasks: readonly TaskRow[];
  readonly faults: readonly FaultRow[];
  readonly timers: readonly Timer[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly signals: readonly SignalSubscription[];
  readonly conditions: readonly Condition[];
  readonly loopItems: readonly LoopItem[];
  readonly compensations: readonly Compensation[];
  readonly removedElements: readonly Key[];
  readonly removedTimers: readonly Key[];
  readonly removedSubscriptions: readonly Key[];
  readonly removedSignals: readonly Key[];
  readonly removedConditions: readonly Key[];
  readonly removedLoopItems: readonly Key[];
  readonly removedCompensations: readonly Key[];
  readonly releasedJobs: readonly Key[];
}

const LIVE = { endedAt: null } as const;

/** From `committed`, as loaded, to `state`, which the happenings led to. */
export const caseDelta = (committed: CaseState, state: CaseState, happenings: readonly Happening[]): CaseDelta => {
  const changes = caseChanges(state);
  const ended = new EndedRows(committed, happenings);
  const last = happenings.at(-1)?.at ?? 0;
  return {
    instances: changes.instances.upserts.map((row) => ({ ...row, parentInstanceKey: parentOf(row, state, ended) })),
    elements: [...changes.elements.upserts.map((row) => ({ ...row, ...LIVE })), ...endedElements(state, ended)],
    scopes: scopeRows(state, ended, last, touchedScopes(changes, ended)),
    jobs: [...changes.jobs.upserts.map((row) => jobRow(row, ended)), ...endedJobs(state, ended)],
    tasks: [...changes.userTasks.upserts.map((row) => ({ ...row, ...LIVE, ...openTask })), ...endedTasks(state, ended)],
    faults: [
      ...changes.faults.upserts.map((row) => ({ ...row, ...LIVE, state: 'active' })),
      ...endedFaults(ended, changes.faults.deletes, last),
    ],
    timers: changes.timers.upserts,
    subscriptions: changes.subscriptions.upserts.map((row) => ({ ...row, bpmnProcessId: processIdOf(row, state) })),
    signals: changes.signals.upserts,
    conditions: changes.conditions.upserts,
    loopItems: changes.loopItems.upserts,
    compensations: changes.compensations.upserts,
    removedElements: changes.elements.deletes.filter((key) => ended.consumed.has(key) || !ended.ends.has(key)),
    removedTimers: changes.timers.deletes,
    removedSubscriptions: changes.subscriptions.deletes,
    removedSignals: changes.signals.deletes,
    removedConditions: changes.conditions.deletes,
    removedLoopItems: changes.loopItems.deletes,
    removedCompensations: changes.compensations.deletes,
    releasedJobs: [...ended.released].filter((key) => state.jobs.has(key)),
  };
};

const openTask = { state: 'created', endedBy: null, endedByKind: null } as const;

const parentOf = (row: { readonly parentElementKey: Key | null }, state: CaseState, ended: EndedRows): Key | null => {
  if (row.parentElementKey === null) return null;
  const parent = state.elements.get(row.parentElementKey) ?? ended.element(row.parentElementKey);
  return parent?.processInstanceKey ?? null;
};

const processIdOf = (row: Subscription, state: CaseState): string =>
  state.instances.get(row.processInstanceKey)?.bpmnProcessId ?? '';

const endedElements = (state: CaseState, ended: EndedRows): ElementRow[] =>
  [...ended.ends].flatMap(([key, end]) => {
    const row = ended.element(key);
    if (!row || state.elements.has(key) || ended.consumed.has(key)) return [];
    return [{ ...row, state: end.state, endedAt: end.at }];
  });

const jobRow = (row: Omit<JobRow, 'endedAt' | 'errorCode' | 'createdAt'>, ended: EndedRows): JobRow => ({
  ...row,
  ...LIVE,
  errorCode: null,
  createdAt: ended.jobs.get(row.key)?.createdAt ?? row.availableAt,
});

const endedJobs = (state: CaseState, ended: EndedRows): JobRow[] =>
  [...ended.ends].flatMap(([key, end]) => {
    const row = ended.job(key);
    if (!row || state.jobs.has(key)) return [];
    return [{ ...jobRow(row, ended), state: end.state, endedAt: end.at, errorCode: end.errorCode ?? null }];
  });

const endedTasks = (state: CaseState, ended: EndedRows): TaskRow[] =>
  [...ended.ends].flatMap(([key, { at, by, state: how }]) => {
    const row = ended.task(key);
    if (!row || state.userTasks.has(key)) return [];
    return [{ ...row, state: how, endedAt: at, endedBy: by.id, endedByKind: by.kind }];
  });

const endedFaults = (ended: EndedRows, deletes: readonly Key[], last: Instant): FaultRow[] =>
  [...new Set([...deletes, ...ended.ends.keys()])].flatMap((key) => {
    const row = ended.fault(key);
    return row ? [{ ...row, state: 'resolved', endedAt: ended.ends.get(key)?.at ?? last }] : [];
  });

/** Scopes that were written, and those that may have gone. */
const touchedScopes = ({ variables, instances }: CaseChanges, ended: EndedRows): ReadonlySet<Key> =>
  new Set([
    ...variables.upserts.map(({ scopeKey }) => scopeKey),
    ...instances.upserts.map(({ key }) => key),
    ...ended.scopes.keys(),
    ...ended.ends.keys(),
  ]);

const scopeRows = (state: CaseState, ended: EndedRows, last: Instant, keys: ReadonlySet<Key>): ScopeRow[] =>
  [...keys].flatMap((key) => {
    const live = state.variables.get(key);
    const row = live ?? ended.scope(key);
    return row ? [{ ...row, processInstanceKey: instanceOf(key, state, ended), endedAt: live ? null : last }] : [];
  });

const instanceOf = (scopeKey: Key, state: CaseState, ended: EndedRows): Key | null => {
  if (state.instances.has(scopeKey)) return scopeKey;
  return (state.elements.get(scopeKey) ?? ended.element(scopeKey))?.processInstanceKey ?? null;
};
