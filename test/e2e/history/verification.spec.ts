import type { HistoryFinding, HistoryVerification } from '@relevo/contracts';
import { Clock } from '../../../apps/engine/src/clock/clock.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { HistoryVerifier } from '../../../apps/engine/src/history/history-verifier.js';
import { RecordsVerification } from '../../../apps/engine/src/records/records-verification.js';
import { VerifyCommand } from '../../../apps/engine/src/records/verify-command.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { RecordsDesk } from './records-desk.js';

describe('verification of all records', () => {
  let relevo: TestEngine;
  let desk: RecordsDesk;
  beforeAll(async () => {
    relevo = await startEngine();
    desk = new RecordsDesk(relevo);
    for (const title of ['Printer', 'Scanner', 'Screen']) await desk.closed(title);
  });
  afterAll(() => relevo.close());

  const all = async (limit: number): Promise<readonly HistoryVerification[]> => {
    const parts: HistoryVerification[] = [];
    for (let cursor: string | null = ''; cursor !== null; cursor = parts.at(-1)?.nextCursor ?? null) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const { status, body } = await relevo
        .as('auditor')
        .get<HistoryVerification>(`/api/history/verification?limit=${limit}${from}`);
      expect(status).toBe(200);
      parts.push(body);
    }
    return parts;
  };
  const total = (parts: readonly HistoryVerification[], of: 'streams' | 'records') =>
    parts.reduce((sum, part) => sum + part[of], 0);
  const findings = (parts: readonly HistoryVerification[]): readonly HistoryFinding[] =>
    parts.flatMap((part) => part.findings);
  const command = (lines: string[]) => {
    const [database, reader] = [relevo.engine.get<Database>(Database), relevo.engine.get(HistoryReader)];
    const verifier = new HistoryVerifier(database, reader);
    const verification = new RecordsVerification(verifier, reader, database, relevo.engine.get<Clock>(Clock));
    return new VerifyCommand(verification, reader, (line) => lines.push(line));
  };

  it('goes through every stream and record once, whatever the size of its parts', async () => {
    const [counted] = await desk.rows<{ streams: number; records: number }>(
      `SELECT (SELECT count(*)::int FROM case_instance) + (SELECT count(*)::int FROM history_stream) AS streams,
        (SELECT count(*)::int FROM history_record) AS records`,
    );
    const verifier = relevo.engine.get(HistoryVerifier);
    for (const limit of [2, 3, 7, 1_000]) {
      let [streams, records] = [0, 0];
      for (
        let part = await verifier.verifyPart(undefined, limit);
        ;
        part = await verifier.verifyPart(part.next, limit)
      ) {
        streams += part.streams;
        records += part.records;
        expect(part.findings).toEqual([]);
        if (part.next === null) break;
      }
      expect({ limit, streams, records }).toEqual({ limit, ...counted });
    }
    const parts = await all(1);
    expect({ streams: total(parts, 'streams'), records: total(parts, 'records') }).toEqual(counted);
    expect(parts[0]?.since).toMatch(/^\d{4}-/);
  });

  it('finds what was changed, cut and swapped, and names it', async () => {
    const [one, other, third] = await desk.rows<{ root_key: string; number: string; sequence: number }>(
      'SELECT root_key::text, number, c.sequence::int FROM ticket JOIN case_instance c USING (root_key) ORDER BY number',
    );
    if (!one || !other || !third) throw new Error('Expected three tickets.');
    await desk.rows("UPDATE history_record SET actor_id = 'nobody' WHERE stream_key = $1 AND sequence = 2", [
      one.root_key,
    ]);
    await desk.rows('DELETE FROM history_record WHERE stream_key = $1 AND sequence = $2', [
      other.root_key,
      other.sequence,
    ]);
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      await desk.rows('UPDATE history_record SET sequence = $3 WHERE stream_key = $1 AND sequence = $2', [
        third.root_key,
        from,
        to,
      ]);
    }
    const expected = [
      { number: one.number, sequence: 2, kind: 'record-changed' },
      { number: other.number, sequence: other.sequence, kind: 'end-missing' },
      { number: third.number, sequence: 2, kind: 'record-swapped', otherSequence: 3 },
      { number: third.number, sequence: 3, kind: 'record-swapped', otherSequence: 2 },
    ];
    for (const limit of [1, 2_000]) {
      const found = findings(await all(limit));
      for (const finding of expected) expect(found).toContainEqual(expect.objectContaining(finding));
    }
    const single = await relevo.as('auditor').get<HistoryVerification>(`/api/history/verification/${one.number}`);
    expect(single.body.findings).toEqual([expect.objectContaining({ sequence: 2, kind: 'record-changed' })]);

    const lines: string[] = [];
    expect(await command(lines).verify({ reference: null, json: false })).toBe(false);
    expect(lines).toContain(`BROKEN  ${one.number}, record 2: the record or one of its values was changed`);
    expect(lines.at(-1)).toMatch(/findings: \d+ records of \d+ streams\.$/);
    const machine: string[] = [];
    await command(machine).verify({ reference: third.number, json: true });
    expect(machine.map((line) => JSON.parse(line) as object).at(-1)).toMatchObject({ whole: false, streams: 1 });
  });

  it('finds a case that is gone without a removal, and records that are left of one', async () => {
    const { number, caseKey } = await desk.closed('Left over');
    await desk.rows('DELETE FROM case_instance WHERE root_key = $1', [caseKey]);
    expect(findings(await all(2_000))).toContainEqual(
      expect.objectContaining({ number, sequence: 1, kind: 'head-missing' }),
    );
    await desk.rows('DELETE FROM history_record WHERE stream_key = $1', [caseKey]);
    expect(findings(await all(2_000))).toContainEqual(expect.objectContaining({ number, kind: 'head-missing' }));
  });

  it('prints a stream as plain JSON, with values', async () => {
    const { number } = await desk.closed('Plain words');
    const lines: string[] = [];
    const reference = await relevo.engine.get(RecordsVerification).streamOf(number);
    await command(lines).print(reference);
    expect(lines.length).toBeGreaterThan(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sequence: 1, command: 'ReportTicket' });
    expect(lines.join()).toContain('Plain words');
  });

  it('refuses what is no cursor, and names that are nobody’s', async () => {
    const auditor = relevo.as('auditor');
    expect(await auditor.get('/api/history/verification?cursor=abc')).toMatchObject({ status: 400 });
    expect(await auditor.get('/api/history/verification/INC-999999')).toMatchObject({ status: 404 });
  });
});
