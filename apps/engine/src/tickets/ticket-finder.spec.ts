import { Database } from '../database/database.js';
import { Explaining } from '../execution/testing/explaining.js';
import { Runtime } from '../execution/testing/runtime.js';
import { pageText, TicketFinder } from './ticket-finder.js';
import { joinConditions, ticketConditions, ticketSearchSchema } from './ticket-search.js';
import type { Reader } from './ticket-view.js';

const TICKETS = 20_000;

/** One in a hundred is open; of two that were changed at the same moment the later one is the younger. */
const fill = `INSERT INTO ticket (root_key, number, title, description, requester_id, requester_name,
    process_instance_key, opened_at, process_id, definition_key, status, updated_at, closed_at, has_fault, sequence)
  SELECT n, 'INC-' || n, 't', '', 'r' || n % 50, 'R', n, n, 'p', 1, CASE WHEN n % 100 <> 7 THEN 'closed' ELSE 'new' END, n / 2,
    CASE WHEN n % 100 <> 7 THEN n END, false, 1
  FROM generate_series(1, ${TICKETS}) n`;

const reader: Reader = {
  ...{ language: 'en', internal: true },
  person: (id) => ({ id, name: id }),
  ...{ groupName: String, processName: String },
};
const supervisor = {
  ...{
    id: 'sara',
    name: 'Sara',
    roles: new Set(['supervisor'] as const),
    groups: new Set<string>(),
    via: 'basic' as const,
  },
};

describe('the list of tickets on a filled table', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
    await runtime.rows(fill);
    await runtime.rows('ANALYZE ticket');
  });
  afterAll(() => runtime.close());

  it('goes through open and closed ones in one order, page by page', async () => {
    const finder = new TicketFinder(runtime.get<Database>(Database));
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 6; page += 1) {
      const search = ticketSearchSchema.parse({ limit: '70', ...(cursor !== undefined && { cursor }) });
      const found = await finder.search(search, supervisor, reader);
      seen.push(...found.items.map(({ number }) => number));
      cursor = found.nextCursor ?? undefined;
    }
    expect(seen).toEqual(Array.from({ length: 420 }, (_, index) => `INC-${TICKETS - index}`));
  });

  it.each([
    ['all', {}],
    ['open', { open: 'true' }],
    ['closed', { open: 'false' }],
    ['waiting', { view: 'waiting' }],
    ['nobody has', { holder: 'me' }],
    ['new', { status: 'new' }],
    ['closed, by their status', { status: 'closed' }],
  ])('reads no more than the page of %s ones', async (_what, query) => {
    const undone = new Error('undone');
    const search = ticketSearchSchema.parse({ limit: '50', ...query });
    const { text, values } = joinConditions(ticketConditions(search, supervisor));
    let read = 0;
    const run = runtime.get<Database>(Database).transaction(async (tx) => {
      const explaining = new Explaining(tx);
      await explaining.transaction.query(pageText(search, text), [...values]);
      read = explaining.reads.reduce((sum, { returned, removed }) => sum + returned + removed, 0);
      throw undone;
    });
    await expect(run).rejects.toBe(undone);
    expect(read).toBeLessThanOrEqual(102 + TICKETS / 100);
  });
});
