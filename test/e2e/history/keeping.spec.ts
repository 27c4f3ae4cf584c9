import type { HistoryVerification, KeptCases } from '@relevo/contracts';
import { HistoryPartitions } from '../../../apps/engine/src/history/history-partitions.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { monthOf } from '../../../apps/engine/src/history/record.js';
import { RemovalSweeper } from '../../../apps/engine/src/records/removal-sweeper.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { RecordsDesk } from './records-desk.js';

describe('keeping and removing cases', () => {
  let relevo: TestEngine;
  let desk: RecordsDesk;
  beforeAll(async () => {
    relevo = await startEngine({ retentionDays: 30 });
    desk = new RecordsDesk(relevo);
  });
  afterAll(() => relevo.close());

  const sweep = () => relevo.engine.get(RemovalSweeper).sweep();
  const auditor = () => relevo.as('auditor');
  const list = async (view: 'dated' | 'held') =>
    (await auditor().get<KeptCases>(`/api/history/cases?view=${view}`)).body;
  const statusOf = async (number: string) => (await relevo.as('supervisor').get(`/api/tickets/${number}`)).status;

  it('removes a whole case after its date, unless it is held, and records it', async () => {
    const open = await desk.report('Still open');
    const gone = await desk.closed('Vanishing');
    const held = await desk.closed('Wanted by a court');
    const head = await relevo.engine.get(HistoryReader).readStream(`case:${gone.caseKey}`);
    await sweep();
    const dated = await list('dated');
    expect(dated).toMatchObject({ retentionDays: 30, removed: [] });
    expect(dated.items.map(({ number }) => number).sort()).toEqual([gone.number, held.number].sort());

    expect(await auditor().put(`/api/history/holds/${held.number}`, { reason: 'Court case' })).toMatchObject({
      status: 204,
    });
    expect(await auditor().put(`/api/history/holds/${held.number}`, { reason: 'Again' })).toMatchObject({
      status: 409,
    });
    expect((await list('held')).items).toMatchObject([
      { number: held.number, hold: { reason: 'Court case', by: { id: 'auditor' } } },
    ]);
    await desk.moveDays(29);
    await sweep();
    expect(await statusOf(gone.number)).toBe(200);
    await desk.moveDays(2);
    await sweep();

    expect(await Promise.all([open, gone, held].map(({ number }) => statusOf(number)))).toEqual([200, 404, 200]);
    expect(await desk.tablesWith('Vanishing')).toEqual([]);
    expect(await desk.tablesWith(gone.caseKey)).toEqual(['case_removal']);
    const last = head.at(-1);
    const { body } = await auditor().get<HistoryVerification>(`/api/history/verification/${gone.number}`);
    expect(body).toMatchObject({
      findings: [],
      removed: { number: gone.number, headHash: last?.hash, records: head.length },
    });
    const acts = await relevo.engine.get(HistoryReader).readStream('administration');
    expect(acts[(body.removed?.recorded ?? 0) - 1]).toMatchObject({
      command: 'RemoveCases',
      events: [{ type: 'CaseRemoved', number: gone.number, headHash: last?.hash, why: 'retention' }],
    });
    expect((await auditor().get<HistoryVerification>('/api/history/verification')).body.findings).toEqual([]);

    expect(await auditor().post(`/api/history/holds/${held.number}/lift`, { reason: 'Settled' })).toMatchObject({
      status: 204,
    });
    expect(await auditor().post(`/api/history/holds/${held.number}/lift`, { reason: 'Again' })).toMatchObject({
      status: 409,
    });
    await sweep();
    expect(await statusOf(held.number)).toBe(404);
    const reasons = JSON.stringify(await relevo.engine.get(HistoryReader).readStream('administration'));
    expect(reasons).toContain('Court case');
    expect(reasons).toContain('Settled');
  });

  it('says when records of a removed case are still there', async () => {
    const { caseKey } = await desk.closed('Half gone');
    await sweep();
    await desk.rows(`CREATE TABLE kept AS SELECT * FROM history_record WHERE stream_key = ${caseKey}`);
    await desk.moveDays(31);
    await sweep();
    await desk.rows('INSERT INTO history_record SELECT * FROM kept');
    const { body } = await auditor().get<HistoryVerification>('/api/history/verification');
    expect(body.findings).toMatchObject([{ kind: 'removed-but-there', sequence: 1 }]);
    await desk.rows(`DELETE FROM history_record WHERE stream_key = ${caseKey}`);
    await desk.rows('DROP TABLE kept');
  });

  it('removes in several engines at once, each case once', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, (_, index) => desk.closed(`Many ${index}`)));
    await sweep();
    await desk.moveDays(31);
    const other = await startEngine({ retentionDays: 30, databaseUrl: relevo.databaseUrl });
    await Promise.all([sweep(), other.engine.get(RemovalSweeper).sweep(), sweep()]);
    await other.close();
    const removed = await desk.rows<{ number: string }>('SELECT number FROM case_removal WHERE number = ANY($1)', [
      cases.map(({ number }) => number),
    ]);
    expect(removed).toHaveLength(6);
    expect((await auditor().get<HistoryVerification>('/api/history/verification')).body.findings).toEqual([]);
  });

  it('takes the date back from a case that goes on', async () => {
    const { number, caseKey } = await desk.closed('Goes on');
    await sweep();
    await desk.rows('UPDATE case_instance SET ended_at = NULL WHERE root_key = $1', [caseKey]);
    await relevo.as('ana').post(`/api/tickets/${number}/comments`, { text: 'Again', visibility: 'internal' });
    const [row] = await desk.rows(
      'SELECT ended_at IS NOT NULL AS ended, removal_at FROM case_instance WHERE root_key = $1',
      [caseKey],
    );
    expect(row).toMatchObject({ ended: true });
  });
});

describe('partitions of the history', () => {
  let relevo: TestEngine;
  let desk: RecordsDesk;
  beforeAll(async () => {
    relevo = await startEngine({ retentionDays: 30 });
    desk = new RecordsDesk(relevo);
  });
  afterAll(() => relevo.close());

  const partitions = async () =>
    (
      await desk.rows<{ name: string }>(
        `SELECT relid::regclass::text AS name FROM pg_partition_tree('history_record') WHERE isleaf ORDER BY 1`,
      )
    ).map(({ name }) => name);

  it('take over rows that came before them, and go when their last case has gone', async () => {
    await desk.moveDays(200);
    const { caseKey } = await desk.closed('Ahead of its month');
    const [row] = await desk.rows<{ month: number }>(
      'SELECT opened_month AS month FROM case_instance WHERE root_key = $1',
      [caseKey],
    );
    const month = row?.month ?? 0;
    expect(month).toBeGreaterThan(monthOf(Date.now()));
    expect(await desk.rows('SELECT 1 FROM history_record_rest WHERE stream_key = $1', [caseKey])).not.toEqual([]);

    await relevo.engine.get(HistoryPartitions).ensure([month]);

    expect(await partitions()).toContain(`history_record_${month}`);
    expect(await desk.rows('SELECT 1 FROM history_record_rest WHERE opened_month = $1', [month])).toEqual([]);
    expect(await relevo.engine.get(HistoryReader).verifyStream(`case:${caseKey}`)).toMatchObject({ whole: true });

    const sweeper = relevo.engine.get(RemovalSweeper);
    await sweeper.sweep();
    await desk.moveDays(62);
    await sweeper.sweep();
    expect(await desk.rows('SELECT 1 FROM case_instance WHERE root_key = $1', [caseKey])).toEqual([]);
    expect(await partitions()).not.toContain(`history_record_${month}`);
  });
});
