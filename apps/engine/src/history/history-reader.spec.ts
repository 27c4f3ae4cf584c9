import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { Database } from '../database/database.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { History } from './history.js';
import { HistoryReader } from './history-reader.js';
import { erase, packRemaining } from './packing/packed-values.js';
import { storedHistory } from './testing/stored-history.js';

const drawn = () => aProcess('drawn').startEvent('start').userTask('first').userTask('second').endEvent('end').build();

describe('the history', () => {
  let runtime: Runtime;
  let caseKey: Key;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());
  beforeEach(async () => {
    caseKey = await runtime.start(drawn(), { note: 'the printer in 3.14' });
    await runtime.completeTask(caseKey, 'first', { cause: 'toner' });
    await runtime.completeTask(caseKey, 'second');
  });

  const reader = () => runtime.get(HistoryReader);
  const stream = () => `case:${caseKey}` as const;
  const change = (text: string, ...values: unknown[]) => runtime.rows(text, [caseKey, ...values]);

  it('keeps values beside the record', async () => {
    const stored = await storedHistory(runtime.get(Database), stream());
    expect(JSON.stringify(stored.map(({ bareEvents }) => bareEvents))).not.toContain('toner');
    expect(JSON.stringify(stored.map(({ values }) => values))).toContain('toner');

    const [, completed] = await reader().readStream(stream());

    expect(completed?.actor).toEqual(ana);
    expect(completed?.command).toBe('CompleteUserTask');
    expect(JSON.stringify(completed?.events)).toContain('toner');
  });

  it('reads a part of a stream, with the hash of the record before', async () => {
    const [first, second] = await reader().readStream(stream());
    expect(await reader().readStream(stream(), { after: 1, limit: 1 })).toEqual([second]);
    expect(second?.previousHash).toBe(first?.hash);
  });

  it('is whole as it was written', async () => {
    expect(await reader().verifyStream(stream())).toEqual({
      ...{ whole: true, brokenAt: null, records: 3, findings: [] },
    });
  });

  it('is whole while somebody else adds to it', async () => {
    const other = await runtime.second();
    const open = await other.start(drawn());
    const database = runtime.get(Database);
    const query = database.query.bind(database);
    database.query = async (text, values) => {
      database.query = query;
      const rows = await query(text, values);
      await other.completeTask(open, 'first');
      return rows as never;
    };

    expect(await reader().verifyStream(`case:${open}`)).toMatchObject({ whole: true });
    await other.close();
  });

  it('is whole although a diagram names something as records name their commitments', async () => {
    const type = { kind: 'static', value: 'work' } as const;
    const job = { type, retries: { kind: 'static', value: '3' } as const, headers: { commitment: 'x' } };
    const work = aProcess('work').startEvent('start').serviceTask('work', { job }).endEvent('end').build();
    const working = await runtime.start(work);

    expect(await reader().verifyStream(`case:${working}`)).toMatchObject({ whole: true });
  });

  const at = 'WHERE stream_key = $1 AND sequence';
  const cut = 'DELETE FROM history_record WHERE stream_key = $1 AND sequence';

  it.each([
    ['a command', 2, 'record-changed', `UPDATE history_record SET command = 'Nothing' ${at} = 2`],
    ['an actor', 3, 'record-changed', `UPDATE history_record SET actor_id = 'bruno' ${at} = 3`],
    ['a time', 1, 'record-changed', `UPDATE history_record SET at = at + 1 ${at} = 1`],
    ['events', 2, 'record-changed', `UPDATE history_record SET events = set_byte(events, 9, 0) ${at} = 2`],
    ['values that were removed', 2, 'values-missing', `UPDATE history_record SET "values" = NULL ${at} = 2`],
    [
      'a hash',
      2,
      'record-changed',
      `UPDATE history_record SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) ${at} = 2`,
    ],
    ['a record that was removed', 2, 'record-missing', `${cut} = 2`],
    ['the first record that was removed', 1, 'record-missing', `${cut} = 1`],
    ['an end that was cut off', 3, 'end-missing', `${cut} = 3`],
    ['everything that was removed', 1, 'end-missing', `${cut} > 0`],
    [
      'a head',
      3,
      'head-changed',
      `UPDATE case_instance SET head_hash = set_byte(head_hash, 0, 255) WHERE root_key = $1`,
    ],
    ['an end that the head forgot', 3, 'record-added', 'UPDATE case_instance SET sequence = 2 WHERE root_key = $1'],
  ])('tells where %s was changed', async (_what, brokenAt, kind, tampering) => {
    await change(tampering);

    const verdict = await reader().verifyStream(stream());
    expect(verdict).toMatchObject({ whole: false, brokenAt });
    expect(verdict.findings[0]).toMatchObject({ stream: stream(), sequence: brokenAt, kind });
  });

  it('tells which records were swapped', async () => {
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      await change(`UPDATE history_record SET sequence = $3 ${at} = $2`, from, to);
    }

    expect((await reader().verifyStream(stream())).findings).toEqual([
      { stream: stream(), sequence: 2, kind: 'record-swapped', otherSequence: 3 },
      { stream: stream(), sequence: 3, kind: 'record-swapped', otherSequence: 2 },
      { stream: stream(), sequence: 3, kind: 'head-changed' },
    ]);
  });

  const values = async () => {
    const [, second] = await storedHistory(runtime.get(Database), stream());
    return second?.values ?? [];
  };
  const putValues = (packed: Buffer) => change(`UPDATE history_record SET "values" = $2 ${at} = 2`, packed);

  it('tells where a value was changed', async () => {
    const changed = (await values()).map((value) => ({
      ...value,
      kept: value.kept && { ...value.kept, value: value.kept.value === 'toner' ? 'ink' : value.kept.value },
    }));
    await putValues(packRemaining(changed));

    expect((await reader().verifyStream(stream())).findings).toEqual([
      { stream: stream(), sequence: 2, kind: 'record-changed' },
    ]);
  });

  it('stays whole when a value is erased, and says so', async () => {
    const before = await values();
    await putValues(packRemaining(before.map((value) => (value.kept?.value === 'toner' ? erase(value) : value))));

    expect(await reader().verifyStream(stream())).toMatchObject({ whole: true });
    const [, completed] = await reader().readStream(stream());
    expect(completed?.erased.length).toBeGreaterThan(0);
    expect(completed?.erased.length).toBeLessThan(before.length);
    expect(JSON.stringify(completed?.events)).not.toContain('"value":"toner"');
  });

  it('chains the streams that are no case', async () => {
    const append = (command: string) =>
      runtime.get<Database>(Database).transaction((tx) =>
        runtime.get<History>(History).append(tx, {
          stream: 'process:service-desk',
          actor: ana,
          command,
          at: Date.UTC(2026, 0, 1),
          events: [{ type: 'Published', version: 1, note: 'shorter' }],
          valueFields: { Published: ['note'] },
        }),
      );

    const sequences = await Promise.all([append('PublishDraft'), append('PublishDraft'), append('PublishDraft')]);

    expect(sequences.sort()).toEqual([1, 2, 3]);
    expect(await reader().verifyStream('process:service-desk')).toMatchObject({ whole: true, records: 3 });
    const [first] = await reader().readStream('process:service-desk');
    expect(first?.events).toEqual([{ type: 'Published', version: 1, note: 'shorter' }]);
  });

  it('refuses text that PostgreSQL cannot keep, and changes nothing', async () => {
    await expect(runtime.start(drawn(), { note: 'a\u0000b' })).rejects.toMatchObject({ code: 'invalid-text' });
    await expect(runtime.start(drawn(), { note: { deep: ['\ud800'] } })).rejects.toMatchObject({
      code: 'invalid-text',
    });
  });
});
