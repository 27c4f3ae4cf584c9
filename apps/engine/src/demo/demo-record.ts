import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import type { Span } from './demo-plan.js';

/** The demo data of this installation. */
export interface DemoData extends Span {
  readonly finished: boolean;
}

/** A planned ticket that was reported already. */
export interface ReportedDemoTicket {
  readonly caseKey: Key;
  readonly number: string;
  /** Acts of its plan that are recorded. */
  readonly acts: number;
}

interface Row {
  readonly from_at: string;
  readonly to_at: string;
  readonly tickets: number;
  readonly finished_at: string | null;
}

/** Each act of a plan leaves one record of one of these commands, and nothing else in a demo ticket does. */
const acts = [
  'ReportTicket',
  'AssignUserTask',
  'CompleteUserTask',
  'AddComment',
  'CancelTicket',
  'CorrelateMessage',
] as const;

const REPORTED = `
  SELECT i.key AS id, t.root_key::text, t.number, count(r.sequence)::integer AS acts
  FROM idempotency_key i JOIN ticket t ON t.root_key = i.case_key
  LEFT JOIN history_record r ON r.stream_key = t.root_key AND r.command = ANY($1::text[])
  WHERE i.key LIKE 'demo-%' GROUP BY i.key, t.root_key, t.number`;

/** How far the demo data have come: read from what was recorded, so that nothing is ever done twice. */
@Injectable()
export class DemoRecord {
  constructor(private readonly database: Database) {}

  /** Nobody has done anything here: no flow, no ticket, no account was ever recorded. */
  async isUntouched(): Promise<boolean> {
    const [row] = await this.database.query<{ used: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM history_record) OR EXISTS (SELECT 1 FROM app_user) AS used`,
    );
    return row?.used === false;
  }

  async find(): Promise<DemoData | null> {
    const [row] = await this.database.query<Row>('SELECT from_at, to_at, tickets, finished_at FROM demo_data');
    if (!row) return null;
    const { from_at, to_at, tickets, finished_at } = row;
    return { from: Number(from_at), to: Number(to_at), tickets, finished: finished_at !== null };
  }

  async begin({ from, to, tickets }: Span): Promise<void> {
    await this.database.query('INSERT INTO demo_data (from_at, to_at, tickets) VALUES ($1, $2, $3)', [
      from,
      to,
      tickets,
    ]);
  }

  /** What the demo data told people in those 30 days is told on the timelines alone. */
  async keepMailsBack(): Promise<void> {
    await this.database.query("DELETE FROM outbox WHERE state = 'waiting'");
  }

  async finish(at: Instant): Promise<void> {
    await this.database.query('UPDATE demo_data SET finished_at = $1', [at]);
  }

  async reported(): Promise<ReadonlyMap<string, ReportedDemoTicket>> {
    const rows = await this.database.query<{ id: string; root_key: Key; number: string; acts: number }>(REPORTED, [
      acts,
    ]);
    return new Map(rows.map(({ id, root_key: caseKey, ...row }) => [id, { ...row, caseKey }]));
  }
}
