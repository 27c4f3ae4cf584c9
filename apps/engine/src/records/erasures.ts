import { Injectable } from '@nestjs/common';
import type { ErasureDone, ErasureItem, ErasureOf, ErasurePreview, ErasureRequest } from '@relevo/contracts';
import { type Actor, actorOf, type Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { History } from '../history/history.js';
import { timestampOrNull } from '../tickets/ticket-view.js';
import { recordAct } from './administration-record.js';
import { clearCopies } from './erased-copies.js';
import { eraseHistory, recordErasure } from './erased-history.js';
import { isHeld, lockCase } from './found-case.js';
import { requireErase } from './record-rights.js';

interface Row {
  readonly number: string;
  readonly title: string;
  readonly ended_at: string | null;
  readonly erased_at: string | null;
  readonly held: boolean;
  readonly values: string;
  readonly comments: string;
}

const selectTickets = `SELECT t.number, t.title, c.ended_at::text, c.erased_at::text,
    EXISTS (SELECT 1 FROM legal_hold h WHERE h.root_key = t.root_key) AS held,
    (SELECT coalesce(sum(r.value_count), 0)::text FROM history_record r
      WHERE r.stream_key = t.root_key AND r.opened_month = c.opened_month) AS values,
    (SELECT count(*)::text FROM ticket_comment m WHERE m.root_key = t.root_key) AS comments
  FROM ticket t JOIN case_instance c USING (root_key)`;

/** More at once are several requests: each is looked at by a person. */
const MOST = 500;

/** Erases what a person wrote and what was computed from it; the chain of each ticket stays whole (design §5). */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async preview(identity: Identity, of: ErasureOf): Promise<ErasurePreview> {
    requireErase(identity);
    return { items: await this.#items(of) };
  }

  /** All that the preview showed, or nothing: an open or held ticket refuses the whole. */
  async erase(identity: Identity, { expected, reason, ...of }: ErasureRequest): Promise<ErasureDone> {
    requireErase(identity);
    const items = await this.#items(of);
    if (items.length !== expected) throw notAsShown(expected, items.length);
    refuseBlocked(items);
    const left = items.filter(({ erasedAt }) => erasedAt === null);
    let values = 0;
    for (const { number } of left) values += await this.#eraseOne(actorOf(identity), number, reason);
    return { tickets: left.length, values };
  }

  /** Each ticket by itself: a crash in between leaves whole tickets, and the rest is asked for again. */
  #eraseOne(actor: Actor, number: string, reason: string): Promise<number> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const found = await lockCase(tx, number);
      if (found.erased_at !== null) return 0;
      if (found.ended_at === null) throw stillOpen([number]);
      if (await isHeld(tx, found.root_key)) throw stillHeld([number]);
      const values = await eraseHistory(tx, found);
      await clearCopies(tx, found, at);
      await recordErasure(tx, found, { actor, at, values, reason });
      const events = [{ type: 'CaseValuesErased', caseKey: found.root_key, number, values, reason }];
      await recordAct(this.history, tx, { actor, command: 'EraseValues', at, events });
      return values;
    });
  }

  async #items({ ticket, requester }: ErasureOf): Promise<readonly ErasureItem[]> {
    const rows =
      ticket === undefined
        ? await this.#rows('t.requester_id = $1 OR lower(t.requester_mail) = lower($1)', requester ?? '')
        : await this.#rows('t.number = $1', ticket.toUpperCase());
    if (rows.length > MOST) throw tooMany();
    if (rows.length === 0) throw nobody(ticket ?? requester ?? '');
    return rows.map(toItem);
  }

  #rows(condition: string, value: string): Promise<Row[]> {
    return this.database.query<Row>(
      `${selectTickets} WHERE ${condition} ORDER BY t.opened_at, t.number LIMIT ${MOST + 1}`,
      [value],
    );
  }
}

const toItem = (row: Row): ErasureItem => ({
  number: row.number,
  title: row.title,
  values: row.erased_at === null ? Number(row.values) : 0,
  comments: Number(row.comments),
  refused: refusalOf(row),
  erasedAt: timestampOrNull(row.erased_at),
});

const refusalOf = ({ ended_at, erased_at, held }: Row): ErasureItem['refused'] => {
  if (erased_at !== null) return null;
  if (ended_at === null) return 'open';
  return held ? 'held' : null;
};

const refuseBlocked = (items: readonly ErasureItem[]): void => {
  const numbersOf = (refused: ErasureItem['refused']) =>
    items.filter((item) => item.refused === refused).map(({ number }) => number);
  const [open, held] = [numbersOf('open'), numbersOf('held')];
  if (open.length > 0) throw stillOpen(open);
  if (held.length > 0) throw stillHeld(held);
};

const stillOpen = (numbers: readonly string[]): EngineError =>
  new EngineError(
    'wrong-state',
    `Expected tickets that have ended, but ${numbers.join(', ')} is still open: its steps need what people wrote. ` +
      'Close or cancel it first.',
  );

const stillHeld = (numbers: readonly string[]): EngineError =>
  new EngineError(
    'wrong-state',
    `Expected tickets that may be erased, but ${numbers.join(', ')} is under a legal hold. Ask an auditor to lift it first.`,
  );

const notAsShown = (expected: number, found: number): EngineError =>
  new EngineError(
    'wrong-state',
    `Expected ${expected} tickets as the preview showed, but there are ${found} now. Look at the preview again.`,
  );

const tooMany = (): EngineError =>
  new EngineError('wrong-state', `Expected at most ${MOST} tickets at once, but there are more. Erase them by ticket.`);

const nobody = (what: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected tickets of "${what}", but there are none. Check the number, the user name or the mail address.`,
  );
