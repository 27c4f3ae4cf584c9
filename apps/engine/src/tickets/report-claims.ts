import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { ReportTicket } from '@relevo/contracts';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Keys } from '../keys/keys.js';
import { TicketNumbers } from './ticket-numbers.js';

/** Case and number of a report, chosen before it is executed. */
export interface ReportClaim {
  readonly caseKey: Key;
  readonly number: string;
  /** The same Idempotency-Key was sent before: its ticket may exist already. */
  readonly repeated: boolean;
}

interface ClaimRow {
  readonly request_hash: string;
  readonly case_key: string;
  readonly number: string;
}

/** A repeat with the same Idempotency-Key gets the same case and number, whatever became of the first attempt. */
@Injectable()
export class ReportClaims {
  constructor(
    private readonly database: Database,
    private readonly numbers: TicketNumbers,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async claim(
    actor: string,
    idempotencyKey: string | undefined,
    report: ReportTicket,
    prefix: string,
  ): Promise<ReportClaim> {
    if (idempotencyKey === undefined) return this.fresh(prefix);
    requireKey(idempotencyKey);
    const hash = createHash('sha256').update(JSON.stringify(report)).digest('hex');
    const earlier = await this.earlier(actor, idempotencyKey);
    if (earlier) return repeatOf(earlier, hash);
    const claim = await this.fresh(prefix);
    const [row] = await this.database.query(
      `INSERT INTO idempotency_key (actor, key, request_hash, case_key, number, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING number`,
      [actor, idempotencyKey, hash, claim.caseKey, claim.number, this.clock.now()],
    );
    if (row) return claim;
    const first = await this.earlier(actor, idempotencyKey);
    return first ? repeatOf(first, hash) : claim;
  }

  private async fresh(prefix: string): Promise<ReportClaim> {
    await this.keys.reserve(1);
    return { caseKey: this.keys.nextKey(), number: await this.numbers.next(prefix), repeated: false };
  }

  private async earlier(actor: string, idempotencyKey: string): Promise<ClaimRow | undefined> {
    const [row] = await this.database.query<ClaimRow>(
      'SELECT request_hash, case_key::text, number FROM idempotency_key WHERE actor = $1 AND key = $2',
      [actor, idempotencyKey],
    );
    return row;
  }
}

const longestKey = 200;

const requireKey = (idempotencyKey: string): void => {
  if (idempotencyKey.length <= longestKey) return;
  throw new EngineError(
    'invalid-request',
    `Expected an Idempotency-Key of at most ${longestKey} characters, but it is longer. Shorten it.`,
  );
};

const repeatOf = (row: ClaimRow, hash: string): ReportClaim => {
  if (row.request_hash === hash) return { caseKey: row.case_key as Key, number: row.number, repeated: true };
  throw new EngineError(
    'idempotency-key-reused',
    `Expected the same report as before under this Idempotency-Key, but it is another one. ${row.number} was reported with it; send a new key.`,
  );
};
