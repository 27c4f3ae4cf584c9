import type { ArticleHit, Page, TicketSummary, TimelineEntry } from '@relevo/contracts';
import { Clock } from '../../../apps/engine/src/clock/clock.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { readDemoContent } from '../../../apps/engine/src/demo/demo-content.js';
import { planTickets } from '../../../apps/engine/src/demo/demo-plan.js';
import { DemoRecord } from '../../../apps/engine/src/demo/demo-record.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { allStreams } from '../../../apps/engine/src/history/testing/stored-history.js';

const day = 24 * 60 * 60 * 1000;

const countOf = async ({ engine }: TestEngine, what: string): Promise<number> => {
  const [row] = await engine.get<Database>(Database).query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${what}`);
  return row?.n ?? 0;
};

const ticketsOf = async (relevo: TestEngine): Promise<readonly TicketSummary[]> => {
  const all: TicketSummary[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<TicketSummary> = (
      await relevo.as('supervisor').get<Page<TicketSummary>>(`/api/tickets?limit=50${cursor && `&cursor=${cursor}`}`)
    ).body;
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
};

describe('demo data', () => {
  let relevo: TestEngine;
  let startedAt: number;

  beforeAll(async () => {
    startedAt = Date.now();
    relevo = await startEngine({
      demo: 'data',
      clock: 'system',
      demoTickets: 75,
    });
  }, 180_000);

  afterAll(() => relevo.close());

  it('has the tickets, the articles and the people', async () => {
    expect(await countOf(relevo, 'ticket')).toBe(75);
    expect(await countOf(relevo, 'article')).toBeGreaterThanOrEqual(30);
    const written = await relevo.as('ana').get<Page<ArticleHit>>('/api/articles?q=vpn');
    expect(written.body.items.length).toBeGreaterThan(1);
  });

  it('went as it was planned, act by act', async () => {
    const record = relevo.engine.get(DemoRecord);
    const data = await record.find();
    if (!data) throw new Error('Expected demo data.');
    const reported = await record.reported();
    const plan = planTickets(data, await readDemoContent());
    const leftOut = plan.filter(({ id, acts }) => reported.get(id)?.acts !== acts.length);
    expect(leftOut.map(({ scenario }) => scenario)).toEqual([]);
  });

  it('lasts 30 days, on flows that were deployed at its beginning, and lets the clock go', async () => {
    const tickets = await ticketsOf(relevo);
    const opened = tickets.map(({ openedAt }) => Date.parse(openedAt));
    expect(Math.min(...opened)).toBeLessThan(startedAt - 20 * day);
    expect(Math.max(...opened)).toBeGreaterThan(startedAt - day / 2);
    const [flow] = await relevo.engine.get<Database>(Database).query<{
      at: string;
    }>(`SELECT min(at)::text AS at FROM history_record r
        JOIN history_stream s ON s.key = r.stream_key WHERE s.stream LIKE 'process:%'`);
    expect(Math.abs(Number(flow?.at) - (startedAt - 30 * day))).toBeLessThan(day / 24);
    expect(Math.abs(relevo.engine.get<Clock>(Clock).now() - Date.now())).toBeLessThan(10_000);
  });

  it('has every status and every step that people wait at, and nothing is stuck', async () => {
    const tickets = await ticketsOf(relevo);
    const statuses = new Set(tickets.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(
      ['cancelled', 'closed', 'in-progress', 'new', 'resolved', 'waiting-requester', 'waiting-supplier'].sort(),
    );
    const steps = new Set(
      tickets.filter(({ closedAt }) => closedAt === null).map(({ processId, step }) => `${processId}: ${step}`),
    );
    expect([...steps]).toEqual(
      expect.arrayContaining([
        ...['Attend the report', 'Search the knowledge base', 'Apply the solution', 'Investigate'].map(
          (s) => `service-desk: ${s}`,
        ),
        ...['Check that it serves the user', 'Test the solution', 'Update the knowledge base'].map(
          (s) => `service-desk: ${s}`,
        ),
        ...['Triage', 'Diagnose', 'Answer the question', 'Take it or give it back', 'Solve it'].map(
          (s) => `incident: ${s}`,
        ),
        ...['Check that it serves the user', 'Test the solution', 'Record what was learnt'].map(
          (s) => `incident: ${s}`,
        ),
        ...['Approve', 'Fulfil the request', 'Ask the supplier', 'Accept what you got'].map((s) => `request: ${s}`),
      ]),
    );
    expect(tickets.filter(({ hasFault }) => hasFault)).toEqual([]);
    expect(tickets.some(({ priority, closedAt }) => priority === 'P1' && closedAt === null)).toBe(true);
    expect(
      tickets.some(({ dueAt, closedAt }) => closedAt === null && dueAt !== null && Date.parse(dueAt) < Date.now()),
    ).toBe(true);
  });

  it('is recorded: every chain is whole', async () => {
    const history = relevo.engine.get(HistoryReader);
    const streams = await allStreams(relevo.engine.get<Database>(Database));
    expect(streams.filter((stream) => stream.startsWith('case:'))).toHaveLength(75);
    for (const stream of streams) expect(await history.verifyStream(stream)).toMatchObject({ whole: true });
  });

  it('has reminders of timers, words of people and notifications on the timelines', async () => {
    const tickets = await ticketsOf(relevo);
    const timelines = await Promise.all(
      tickets.map(
        async ({ number }) =>
          (await relevo.as('supervisor').get<TimelineEntry[]>(`/api/tickets/${number}/timeline`)).body,
      ),
    );
    const kinds = new Set(timelines.flat().map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['opened', 'comment', 'task-completed', 'task-assigned', 'notification']),
    );
  });

  it('is not loaded again by the next start', async () => {
    const before = await countOf(relevo, 'history_record');
    relevo = await relevo.restart();
    expect(await countOf(relevo, 'history_record')).toBe(before);
    expect(await countOf(relevo, 'ticket')).toBe(75);
  });
});
