import { Injectable } from '@nestjs/common';
import type { DeadLetter, DeadLetterCode, DeadLetterKind, Page } from '@relevo/contracts';
import { Directory } from '../../access/directory.js';
import type { Identity } from '../../access/identity.js';
import { requireRole } from '../../access/require-role.js';
import { Database } from '../../database/database.js';
import { readCursor, writeCursor } from '../../tickets/page-cursor.js';
import { timestamp } from '../../tickets/ticket-view.js';
import type { DeadLetterSearch } from './dead-letter-requests.js';

interface DeadRow {
  readonly root_key: string;
  readonly key: string;
  readonly kind: DeadLetterKind;
  readonly recipient: string;
  readonly webhook: string | null;
  readonly about: string | null;
  readonly number: string | null;
  readonly error_code: DeadLetterCode;
  readonly error: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly failed_at: string;
  readonly age: string;
}

/** The last that failed come first; a filter that is null holds for all. */
const FROM_DEAD = `FROM outbox o LEFT JOIN ticket t ON t.root_key = o.root_key
  LEFT JOIN webhook w ON o.kind = 'webhook' AND w.id::text = o.recipient
  WHERE o.state = 'dead' AND ($1::text IS NULL OR o.kind = $1) AND ($2::text IS NULL OR o.error_code = $2)
    AND ($3::text IS NULL OR t.number = $3) AND ($4::text IS NULL OR o.recipient = $4)`;
const PAGE = `SELECT o.root_key::text, o.key::text, o.kind, o.recipient, w.name AS webhook,
    coalesce(o.template, o.payload ->> 'event') AS about, t.number, o.error_code, o.error, o.attempts,
    o.created_at::text, o.failed_at::text, o.age::text
  ${FROM_DEAD} AND ($5::bigint IS NULL OR (o.failed_at, o.age) < ($5, $6::bigint))
  ORDER BY o.failed_at DESC, o.age DESC LIMIT $7`;

/** What was given up, for those who can repeat it. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async search(identity: Identity, search: DeadLetterSearch): Promise<Page<DeadLetter>> {
    requireRole(identity, 'see dead letters', 'administrator');
    const { kind = null, code = null, ticket, recipient = null, limit } = search;
    const filter = [kind, code, ticket?.toUpperCase() ?? null, recipient];
    const after = search.cursor === undefined ? null : readCursor(search.cursor);
    const [rows, [counted]] = await Promise.all([
      this.database.query<DeadRow>(PAGE, [...filter, after?.value ?? null, after?.age ?? null, limit + 1]),
      this.database.query<{ total: string }>(`SELECT count(*)::text AS total ${FROM_DEAD}`, filter),
    ]);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => this.#letter(row)),
      total: Number(counted?.total ?? 0),
      nextCursor: last ? writeCursor({ value: last.failed_at, age: last.age }) : null,
    };
  }

  #letter(row: DeadRow): DeadLetter {
    return {
      ...{ id: `${row.root_key}-${row.key}`, kind: row.kind, caseKey: row.root_key, ticket: row.number },
      recipient: row.webhook ?? this.directory.group(row.recipient)?.name ?? row.recipient,
      ...{ about: row.about, code: row.error_code, error: row.error, attempts: row.attempts },
      createdAt: timestamp(row.created_at),
      failedAt: timestamp(row.failed_at),
    };
  }
}
