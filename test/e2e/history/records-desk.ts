import { Database } from '../../../apps/engine/src/database/database.js';
import type { TestEngine } from '../../support/engine.js';
import { Desk } from '../tickets/desk.js';

const DAY = 86_400_000;

/** Tickets that have ended, and a clock. */
export class RecordsDesk extends Desk {
  constructor(private readonly engine: TestEngine) {
    super(engine);
  }

  /** A ticket that the user test has closed. */
  async closed(title: string, user = 'requester'): Promise<{ readonly number: string; readonly caseKey: string }> {
    const { number, caseKey } = await this.report(title, user);
    await this.engine
      .as('ana')
      .post(`/api/tickets/${number}/comments`, { text: `${title}, I see`, visibility: 'public' });
    await this.complete(number, 'ana', 'Attend the report', { solutionKnown: true, note: `Mended ${title}` });
    const { status } = await this.engine.as('supervisor').post(`/api/tickets/${number}/cancel`, {});
    if (status >= 300) throw new Error(`Expected ${number} to be cancelled, but got ${status}.`);
    return { number, caseKey };
  }

  rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.engine.engine.get<Database>(Database).query<Row>(text, values);
  }

  async moveDays(days: number): Promise<void> {
    const [row] = await this.rows<{ at: string }>('SELECT coalesce(pinned_at, 0)::text AS at FROM clock');
    const from = Number(row?.at) || Date.now();
    const { status, body } = await this.engine.as('administrator').put('/v2/clock', { timestamp: from + days * DAY });
    if (status !== 204) throw new Error(`Expected 204, got ${status}: ${JSON.stringify(body)}`);
  }

  /** Tables in which a text stands anywhere. */
  async tablesWith(text: string): Promise<readonly string[]> {
    const tables = await this.rows<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const hits = await this.rows(`SELECT 1 FROM ${name} AS t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`, [text]);
      if (hits.length > 0) found.push(name);
    }
    return found;
  }
}
