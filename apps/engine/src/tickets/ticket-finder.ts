import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Page, TicketSummary } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { writeCursor } from './page-cursor.js';
import { noSuchTicket, requireTicket, type OwnedTicket } from './ticket-access.js';
import { cursorCondition, joinConditions, sortColumns, ticketConditions, type TicketSearch } from './ticket-search.js';
import { ticketColumns, toSummary, type Reader, type TicketRow } from './ticket-view.js';

export const ownedBy = (row: TicketRow): OwnedTicket => ({
  caseKey: row.root_key as Key,
  number: row.number,
  requesterId: row.requester_id,
});

const open = 't.closed_at IS NULL';
const closed = 't.closed_at IS NOT NULL';

/** Nobody holds a closed ticket, and no group has it (derive-ticket.ts). */
const halvesOf = ({ view = 'all', open: only, group, holder }: TicketSearch): readonly string[] => {
  if (only === 'false') return [closed];
  const ofOpen = only === 'true' || group !== undefined || holder !== undefined || !['all', 'mine'].includes(view);
  return ofOpen ? [open] : [open, closed];
};

/** A page by one index for the open ones and one for the closed ones; each gives its first, and the first of those count. */
export const pageText = (search: TicketSearch, conditions: string): string => {
  const { expression, type, direction } = sortColumns[search.sort];
  const parts = halvesOf(search).map(
    (
      half,
    ) => `(SELECT ${ticketColumns}, (${expression})::text AS sort_value FROM ticket t WHERE ${half} AND ${conditions}
      ORDER BY ${expression} ${direction}, t.age ${direction} LIMIT ${search.limit + 1})`,
  );
  return `SELECT * FROM (${parts.join(' UNION ALL ')}) AS either
    ORDER BY sort_value::${type} ${direction}, age::bigint ${direction} LIMIT ${search.limit + 1}`;
};

/** Reads tickets for those who may see them. */
@Injectable()
export class TicketFinder {
  constructor(private readonly database: Database) {}

  /** What nobody may see does not exist. */
  async visible(identity: Identity, number: string): Promise<TicketRow> {
    const row = await this.byNumber(number);
    if (!row) throw noSuchTicket(number);
    requireTicket(identity, ownedBy(row), number);
    return row;
  }

  byNumber(number: string): Promise<TicketRow | null> {
    return this.one('t.number = $1', number.toUpperCase());
  }

  byCase(caseKey: Key): Promise<TicketRow | null> {
    return this.one('t.root_key = $1', caseKey);
  }

  async search(search: TicketSearch, identity: Identity, reader: Reader): Promise<Page<TicketSummary>> {
    const conditions = ticketConditions(search, identity);
    const [rows, total] = await Promise.all([
      this.page(search, [...conditions, ...cursorCondition(search)]),
      this.count(conditions),
    ]);
    const shown = rows.slice(0, search.limit);
    const last = rows.length > search.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => toSummary(row, reader)),
      total,
      nextCursor: last ? writeCursor({ value: last.sort_value, age: last.age }) : null,
    };
  }

  private page(search: TicketSearch, conditions: ReturnType<typeof ticketConditions>) {
    const { text, values } = joinConditions(conditions);
    return this.database.query<TicketRow & { readonly sort_value: string }>(pageText(search, text), values);
  }

  private async count(conditions: ReturnType<typeof ticketConditions>): Promise<number> {
    const { text, values } = joinConditions(conditions);
    const [row] = await this.database.query<{ total: string }>(
      `SELECT count(*)::text AS total FROM ticket t WHERE ${text}`,
      values,
    );
    return Number(row?.total ?? 0);
  }

  private async one(condition: string, value: string): Promise<TicketRow | null> {
    const [row] = await this.database.query<TicketRow>(`SELECT ${ticketColumns} FROM ticket t WHERE ${condition}`, [
      value,
    ]);
    return row ?? null;
  }
}
