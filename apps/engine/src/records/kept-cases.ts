import { Injectable } from '@nestjs/common';
import type { KeptCase, KeptCases, RemovedCase } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { EngineConfig } from '../config/engine-config.js';
import { Database } from '../database/database.js';
import { readCursor, writeCursor } from '../tickets/page-cursor.js';
import { timestamp, timestampOrNull } from '../tickets/ticket-view.js';
import { keyIn, noSuchCase } from './found-case.js';
import { requireVerify } from './record-rights.js';

interface Row {
  readonly root_key: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly opened_at: string;
  readonly ended_at: string | null;
  readonly removal_at: string | null;
  readonly erased_at: string | null;
  readonly sequence: string;
  readonly set_by: string | null;
  readonly set_by_name: string;
  readonly set_at: string;
  readonly reason: string;
}

export interface RemovalRow {
  readonly root_key: string;
  readonly number: string | null;
  readonly removed_at: string;
  readonly head_hash: Buffer;
  readonly records: number;
  readonly recorded: number;
}

export const removalColumns = 'root_key::text, number, removed_at::text, head_hash, records, recorded';

export const toRemoved = (row: RemovalRow): RemovedCase => ({
  number: row.number,
  caseKey: row.root_key,
  removedAt: timestamp(row.removed_at),
  headHash: row.head_hash.toString('hex'),
  records: row.records,
  recorded: row.recorded,
});

const PAGE = 50;
const columns = `c.root_key::text, t.number, t.title, c.opened_at::text, c.ended_at::text, c.removal_at::text,
  c.erased_at::text, c.sequence::text, h.set_by, h.set_by_name, h.set_at::text, h.reason`;

const selections = {
  /** The next to be removed first. */
  dated: `SELECT ${columns} FROM case_instance c LEFT JOIN ticket t USING (root_key) LEFT JOIN legal_hold h USING (root_key)
    WHERE c.removal_at IS NOT NULL AND (c.removal_at, c.root_key) > ($1, $2)
    ORDER BY c.removal_at, c.root_key LIMIT ${PAGE + 1}`,
  held: `SELECT ${columns} FROM legal_hold h JOIN case_instance c USING (root_key) LEFT JOIN ticket t USING (root_key)
    WHERE (h.set_at, h.root_key) > ($1, $2) ORDER BY h.set_at, h.root_key LIMIT ${PAGE + 1}`,
} as const;

export type KeptView = keyof typeof selections;

/** What will be removed when, what is held, what was removed. */
@Injectable()
export class KeptCaseList {
  constructor(
    private readonly database: Database,
    private readonly config: EngineConfig,
  ) {}

  async list(identity: Identity, view: KeptView, cursor?: string): Promise<KeptCases> {
    requireVerify(identity);
    const { value, age } = cursor === undefined ? { value: '-1', age: '0' } : readCursor(cursor);
    const rows = await this.database.query<Row>(selections[view], [value, age]);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return {
      items: shown.map(toKept),
      nextCursor: last ? writeCursor({ value: sortValue(last, view), age: last.root_key }) : null,
      retentionDays: this.config.retentionDays ?? null,
      removed: await this.#removed(),
    };
  }

  /** One ticket or case, whether it has ended or not. */
  async one(identity: Identity, reference: string): Promise<KeptCase> {
    requireVerify(identity);
    const [row] = await this.database.query<Row>(
      `SELECT ${columns} FROM case_instance c LEFT JOIN ticket t USING (root_key) LEFT JOIN legal_hold h USING (root_key)
       WHERE c.root_key = coalesce($2::bigint, (SELECT root_key FROM ticket WHERE number = $1))`,
      [reference.toUpperCase(), keyIn(reference)],
    );
    if (!row) throw noSuchCase(reference);
    return toKept(row);
  }

  async #removed(): Promise<readonly RemovedCase[]> {
    const rows = await this.database.query<RemovalRow>(
      `SELECT ${removalColumns} FROM case_removal ORDER BY case_removal.removed_at DESC LIMIT ${PAGE}`,
    );
    return rows.map(toRemoved);
  }
}

const sortValue = (row: Row, view: KeptView): string => (view === 'dated' ? row.removal_at : row.set_at) ?? '0';

const toKept = (row: Row): KeptCase => ({
  caseKey: row.root_key,
  number: row.number,
  title: row.title,
  openedAt: timestamp(row.opened_at),
  endedAt: timestampOrNull(row.ended_at),
  removalAt: timestampOrNull(row.removal_at),
  erasedAt: timestampOrNull(row.erased_at),
  records: Number(row.sequence),
  hold: row.set_by === null ? null : holdOf(row),
});

const holdOf = ({ set_by, set_by_name, set_at, reason }: Row): KeptCase['hold'] => ({
  by: { id: set_by ?? '', name: set_by_name },
  at: timestamp(set_at),
  reason,
});
