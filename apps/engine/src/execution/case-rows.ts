import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { CaseDelta } from './case-delta.js';
import {
  compensationTable,
  conditionTable,
  elementTable,
  faultTable,
  instanceTable,
  jobTable,
  loopItemTable,
  scopeTable,
  signalTable,
  subscriptionTable,
  taskTable,
  timerTable,
} from './case-tables.js';
import type { Statement } from './executor.js';
import { type Owned, remove, type RowTable, upsert } from './row-columns.js';

/** A case row as a group of commands leaves it. */
export interface CaseHead {
  readonly caseKey: Key;
  readonly opens: boolean;
  readonly sequence: number;
  readonly entered: number;
  readonly openedAt: Instant;
  readonly openedMonth: number;
  readonly headHash: Buffer;
  readonly hasTicket: boolean;
  readonly endedAt: Instant | null;
}

export interface OwnedDelta {
  readonly caseKey: Key;
  readonly delta: CaseDelta;
}

/** The deltas of all cases of a group, table by table. */
export const writeDeltas = (deltas: readonly OwnedDelta[]): readonly Statement[] => {
  const owned = <Row>(rowsOf: (delta: CaseDelta) => readonly Row[]): Owned<Row>[] =>
    deltas.flatMap(({ caseKey, delta }) => rowsOf(delta).map((row) => ({ rootKey: caseKey, row })));
  const put = <Row>(table: RowTable<Row>, rowsOf: (delta: CaseDelta) => readonly Row[]): Statement[] => {
    const rows = owned(rowsOf);
    return rows.length > 0 ? [upsert(table, rows)] : [];
  };
  const drop = <Row>(table: RowTable<Row>, keysOf: (delta: CaseDelta) => readonly Key[]): Statement[] => {
    const keys = owned<string>(keysOf);
    return keys.length > 0 ? [remove(table as RowTable<never>, keys)] : [];
  };
  return [
    ...put(instanceTable, (delta) => delta.instances),
    ...put(elementTable, (delta) => delta.elements),
    ...drop(elementTable, (delta) => delta.removedElements),
    ...put(scopeTable, (delta) => delta.scopes),
    ...put(timerTable, (delta) => delta.timers),
    ...drop(timerTable, (delta) => delta.removedTimers),
    ...put(subscriptionTable, (delta) => delta.subscriptions),
    ...drop(subscriptionTable, (delta) => delta.removedSubscriptions),
    ...put(jobTable, (delta) => delta.jobs),
    ...release(owned<string>((delta) => delta.releasedJobs)),
    ...put(taskTable, (delta) => delta.tasks),
    ...put(faultTable, (delta) => delta.faults),
    ...put(signalTable, (delta) => delta.signals),
    ...drop(signalTable, (delta) => delta.removedSignals),
    ...put(conditionTable, (delta) => delta.conditions),
    ...drop(conditionTable, (delta) => delta.removedConditions),
    ...put(loopItemTable, (delta) => delta.loopItems),
    ...drop(loopItemTable, (delta) => delta.removedLoopItems),
    ...put(compensationTable, (delta) => delta.compensations),
    ...drop(compensationTable, (delta) => delta.removedCompensations),
  ];
};

const release = (jobs: readonly Owned<string>[]): Statement[] => {
  if (jobs.length === 0) return [];
  const text = `UPDATE job SET worker = NULL, deadline = NULL, visible_at = available_at
    FROM unnest($1::bigint[], $2::bigint[]) AS failed (root_key, key)
    WHERE job.root_key = failed.root_key AND job.key = failed.key`;
  return [{ text, values: [jobs.map(({ rootKey }) => rootKey), jobs.map(({ row }) => row)] }];
};

const headColumns = (heads: readonly CaseHead[]): readonly unknown[] => [
  heads.map((head) => head.caseKey),
  heads.map((head) => head.sequence),
  heads.map((head) => head.entered),
  heads.map((head) => head.headHash),
  heads.map((head) => head.hasTicket),
  heads.map((head) => head.endedAt),
];

/** New case rows, and what the others have become. */
export const writeHeads = (heads: readonly CaseHead[]): readonly Statement[] => {
  const opened = heads.filter(({ opens }) => opens);
  const known = heads.filter(({ opens }) => !opens);
  const statements: Statement[] = [];
  if (opened.length > 0) {
    statements.push({
      text: `INSERT INTO case_instance
          (root_key, sequence, entered, head_hash, has_ticket, ended_at, opened_at, opened_month)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::boolean[], $6::bigint[],
          $7::bigint[], $8::integer[])`,
      values: [...headColumns(opened), opened.map((head) => head.openedAt), opened.map((head) => head.openedMonth)],
    });
  }
  if (known.length > 0) {
    statements.push({
      text: `UPDATE case_instance AS c
        SET sequence = h.sequence, entered = h.entered, head_hash = h.head_hash, has_ticket = h.has_ticket,
          ended_at = h.ended_at, removal_at = CASE WHEN h.ended_at IS NOT NULL THEN c.removal_at END
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::boolean[], $6::bigint[])
          AS h (root_key, sequence, entered, head_hash, has_ticket, ended_at)
        WHERE c.root_key = h.root_key`,
      values: headColumns(known),
    });
  }
  return statements;
};
