import { type CaseSnapshot, type CaseState, fromSnapshot, type Instant, type Key } from '@relevo/bpmn-kernel';
import { loadTickets, toTicketState, type TicketStateRow } from '../tickets/ticket-rows.js';
import type { TicketState } from '../tickets/ticket-state.js';
import { caseTables } from './case-tables.js';
import type { Statement } from './executor.js';
import { type RowTable, selectRows } from './row-columns.js';
import { type StoredEntry, variableEntries } from './scope-entries.js';

/** A case as it stands in the database. */
export interface CommittedCase {
  readonly caseKey: Key;
  readonly sequence: number;
  readonly openedAt: Instant;
  readonly openedMonth: number;
  readonly headHash: Buffer;
  readonly state: CaseState;
  readonly ticket: TicketState | null;
}

/** Runs one statement; a transaction's or the database's own. */
export interface Reader {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

type Rows = Omit<CaseSnapshot, 'caseKey' | 'entered' | 'variables'> & {
  readonly variables: readonly { readonly scopeKey: Key; readonly variables: Readonly<Record<string, StoredEntry>> }[];
};

interface CaseRow extends Rows {
  readonly root_key: string;
  readonly sequence: string;
  readonly entered: string;
  readonly opened_at: string;
  readonly opened_month: number;
  readonly head_hash: Buffer;
  readonly has_ticket: boolean;
}

/** Whole cases in one statement, so also without a lock what comes is of one moment. */
const selectCases = `SELECT c.root_key, c.sequence, c.entered, c.opened_at, c.opened_month, c.head_hash, c.has_ticket,
  ${Object.entries(caseTables)
    .map(([name, table]) => `${selectRows(table as unknown as RowTable<never>)} AS "${name}"`)
    .join(',\n  ')}
  FROM case_instance c WHERE c.root_key = ANY($1::bigint[])`;

export const loadCases = async (reader: Reader, caseKeys: readonly Key[]): Promise<readonly CommittedCase[]> => {
  if (caseKeys.length === 0) return [];
  const rows = await reader.query<CaseRow>(selectCases, [caseKeys]);
  const tickets = await ticketsOf(reader, rows);
  return rows.map((row) => ({
    caseKey: row.root_key as Key,
    sequence: Number(row.sequence),
    openedAt: Number(row.opened_at),
    openedMonth: row.opened_month,
    headHash: row.head_hash,
    state: stateOf(row),
    ticket: tickets.get(row.root_key) ?? null,
  }));
};

const stateOf = (row: CaseRow): CaseState =>
  fromSnapshot({
    ...row,
    caseKey: row.root_key as Key,
    entered: Number(row.entered),
    variables: row.variables.map(({ scopeKey, variables }) => ({
      scopeKey,
      variables: variableEntries(scopeKey, variables),
    })),
  });

const ticketsOf = async (reader: Reader, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, TicketState>> => {
  const keys = rows.filter((row) => row.has_ticket).map((row) => row.root_key as Key);
  if (keys.length === 0) return new Map();
  const statement: Statement = loadTickets(keys);
  const found = await reader.query<TicketStateRow>(statement.text, statement.values);
  return new Map(found.map((row) => [row.root_key, toTicketState(row)]));
};
