import type {
  ErasureDone,
  ErasurePreview,
  HistoryVerification,
  Page,
  Replay,
  TicketDetail,
  TicketSummary,
  TimelineEntry,
} from '@relevo/contracts';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { RecordsDesk } from './records-desk.js';

const word = 'quetzalcoatl';

describe('erasing a person’s values', () => {
  let relevo: TestEngine;
  let desk: RecordsDesk;
  beforeAll(async () => {
    relevo = await startEngine();
    desk = new RecordsDesk(relevo);
  });
  afterAll(() => relevo.close());

  const admin = () => relevo.as('administrator');
  const preview = (of: object) => admin().post<ErasurePreview>('/api/history/erasures/preview', of);
  const erase = (of: object, expected = 1) =>
    admin().post<ErasureDone>('/api/history/erasures', { ...of, expected, reason: 'Asked on paper' });

  it('refuses what is still open, and says what to do', async () => {
    const { number } = await desk.report('Still open');
    expect((await preview({ ticket: number })).body.items).toMatchObject([{ number, refused: 'open' }]);
    const refused = await erase({ ticket: number });
    expect(refused).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(JSON.stringify(refused.body)).toContain('Close or cancel it first');
  });

  it('refuses what an auditor holds', async () => {
    const { number } = await desk.closed('Held');
    await relevo.as('auditor').put(`/api/history/holds/${number}`, { reason: 'Court case' });
    expect((await preview({ ticket: number })).body.items).toMatchObject([{ number, refused: 'held' }]);
    expect(await erase({ ticket: number })).toMatchObject({ status: 409 });
  });

  it('refuses when there is more than the preview showed', async () => {
    const { number } = await desk.closed('Counted');
    expect(await erase({ ticket: number }, 2)).toMatchObject({ status: 409 });
    expect((await preview({ ticket: number })).body.items).toMatchObject([{ refused: null, erasedAt: null }]);
  });

  it('keeps that something was sent or was not, and sends nothing any more', async () => {
    const { number, caseKey } = await desk.closed('Told');
    await desk.rows(
      `INSERT INTO outbox (root_key, key, kind, recipient, texts, created_at, state)
       SELECT $1, n, 'notification', 'requester', CASE WHEN state <> 'sent' THEN '{"en": "Told"}'::jsonb END, 1, state
       FROM unnest('{sent,waiting,dead}'::text[]) WITH ORDINALITY AS s (state, n)`,
      [caseKey],
    );
    expect((await erase({ ticket: number })).status).toBe(200);
    expect(await desk.rows('SELECT state, texts FROM outbox WHERE root_key = $1 ORDER BY key', [caseKey])).toEqual([
      { state: 'sent', texts: null },
      { state: 'discarded', texts: null },
      { state: 'discarded', texts: null },
    ]);
  });

  it('leaves no copy of a word anywhere, a whole chain, and who did it, when and why', async () => {
    const { number, caseKey } = await desk.closed(`About ${word}`);
    const before = await relevo.engine.get(HistoryReader).readStream(`case:${caseKey}`);
    expect(JSON.stringify(before)).toContain(word);
    expect(await desk.tablesWith(word)).not.toEqual([]);
    const shown = (await preview({ ticket: number })).body.items[0];
    expect(shown?.values).toBeGreaterThan(5);

    const { status, body } = await erase({ ticket: number });

    expect({ status, body }).toEqual({ status: 200, body: { tickets: 1, values: shown?.values } });
    expect(await desk.tablesWith(word)).toEqual([]);
    const after = await relevo.engine.get(HistoryReader).readStream(`case:${caseKey}`);
    expect(JSON.stringify(after)).not.toContain(word);
    expect(after.slice(0, before.length).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
    expect(after.at(-1)).toMatchObject({
      command: 'EraseValues',
      actor: { id: 'administrator' },
      events: [{ type: 'ValuesErased', values: body.values, reason: 'Asked on paper' }],
    });
    const verified = await relevo.as('auditor').get<HistoryVerification>(`/api/history/verification/${number}`);
    expect(verified.body).toMatchObject({ findings: [], records: after.length });
    const acts = await relevo.engine.get(HistoryReader).readStream('administration');
    expect(acts.at(-1)?.events).toMatchObject([{ type: 'CaseValuesErased', number, reason: 'Asked on paper' }]);
    expect(await relevo.as('auditor').get(`/api/history/verification/administration`)).toMatchObject({
      body: { findings: [] },
    });
  });

  it('leaves ticket, timeline and replay readable', async () => {
    const { number } = await desk.closed(`Read ${word}`);
    await erase({ ticket: number });
    const { body: ticket } = await relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`);
    expect(ticket).toMatchObject({ number, title: '(erased)', status: 'cancelled' });
    const timeline = await relevo.as('supervisor').get<readonly TimelineEntry[]>(`/api/tickets/${number}/timeline`);
    expect(timeline.status).toBe(200);
    expect(JSON.stringify(timeline.body)).not.toContain(word);
    expect(JSON.stringify(timeline.body)).toContain('Asked on paper');
    const completed = timeline.body.find((entry) => entry.kind === 'task-completed');
    expect(completed).toMatchObject({ values: expect.arrayContaining([expect.objectContaining({ erased: true })]) });
    const replay = await relevo.as('auditor').get<Replay>(`/api/tickets/${number}/replay`);
    expect(replay).toMatchObject({ status: 200, body: { chain: { whole: true } } });
    expect(JSON.stringify(replay.body)).not.toContain(word);
    expect(replay.body.frames.flatMap(({ changes }) => changes).some(({ erased }) => erased)).toBe(true);
    const found = await relevo.as('supervisor').get<Page<TicketSummary>>(`/api/tickets?view=all&q=${word}`);
    expect(found.body.items).toEqual([]);
  });

  it('takes every ticket of a person, and nothing of others', async () => {
    const person = { name: 'Olga Only', mail: 'olga@example.org' };
    const report = { processId: 'service-desk', title: 'Mine', description: 'Mine', values: { category: 'other' } };
    const numbers: string[] = [];
    for (const contact of [person, { ...person, mail: 'OLGA@example.org' }]) {
      const { body } = await relevo.anonymous.post<{ number: string }>('/api/tickets', { ...report, contact });
      numbers.push(body.number);
      await relevo.as('supervisor').post(`/api/tickets/${body.number}/cancel`, {});
    }
    const other = await desk.closed('Somebody else’s');
    const { body } = await preview({ requester: person.mail });
    expect(body.items.map(({ number }) => number)).toEqual(numbers);

    expect(await erase({ requester: person.mail }, 2)).toMatchObject({ status: 200, body: { tickets: 2 } });

    expect(await desk.tablesWith('olga')).toEqual([]);
    expect(await preview({ requester: person.mail })).toMatchObject({ status: 404 });
    expect(await desk.ticket(other.number)).toMatchObject({ title: 'Somebody else’s' });
  });

  it('goes on where a crash left it, and erases nothing twice', async () => {
    const { number, caseKey } = await desk.closed('Twice');
    await erase({ ticket: number });
    const records = (await relevo.engine.get(HistoryReader).readStream(`case:${caseKey}`)).length;
    expect(await erase({ ticket: number })).toMatchObject({ status: 200, body: { tickets: 0, values: 0 } });
    expect(await relevo.engine.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(records);
  });

  it('lets the case go on: what is said afterwards is kept, and nothing comes back', async () => {
    const { number, caseKey } = await desk.closed(`Goes on ${word}`);
    await erase({ ticket: number });
    const { status } = await relevo
      .as('ana')
      .post(`/api/tickets/${number}/comments`, { text: 'Later', visibility: 'internal' });
    expect(status).toBeLessThan(300);
    expect(await desk.tablesWith(word)).toEqual([]);
    expect(await relevo.engine.get(HistoryReader).verifyStream(`case:${caseKey}`)).toMatchObject({ whole: true });
  });
});
