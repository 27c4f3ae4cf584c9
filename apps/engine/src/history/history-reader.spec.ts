import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { Database } from '../database/database.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { History } from './history.js';
import { HistoryReader } from './history-reader.js';

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
  const change = (text: string, ...values: unknown[]) => runtime.rows(text, [stream(), ...values]);

  it('keeps values beside the record, which holds commitments alone', async () => {
    const rows = await change('SELECT events::text AS events FROM history_record WHERE stream = $1');
    expect(JSON.stringify(rows)).not.toContain('toner');

    const [, completed] = await reader().readStream(stream());

    expect(completed?.actor).toEqual(ana);
    expect(completed?.command).toBe('CompleteUserTask');
    expect(JSON.stringify(completed?.events)).toContain('toner');
  });

  it('is whole as it was written', async () => {
    expect(await reader().verifyStream(stream())).toEqual({ whole: true, brokenAt: null, records: 3 });
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

  it.each([
    ['a command', 2, "UPDATE history_record SET command = 'Nothing' WHERE stream = $1 AND sequence = 2"],
    ['an actor', 3, "UPDATE history_record SET actor_id = 'bruno' WHERE stream = $1 AND sequence = 3"],
    ['a time', 1, 'UPDATE history_record SET at = at + 1 WHERE stream = $1 AND sequence = 1'],
    ['an event', 2, 'UPDATE history_record SET events = events - 0 WHERE stream = $1 AND sequence = 2'],
    ['a value', 2, `UPDATE history_value SET value = '"ink"' WHERE stream = $1 AND value = '"toner"'`],
    ['a value that was removed', 2, 'DELETE FROM history_value WHERE stream = $1 AND sequence = 2'],
    ['a record that was removed', 2, 'DELETE FROM history_record WHERE stream = $1 AND sequence = 2'],
    ['an end that was cut off', 3, 'DELETE FROM history_record WHERE stream = $1 AND sequence = 3'],
  ])('tells where %s was changed', async (_what, brokenAt, tampering) => {
    await change(tampering);

    expect(await reader().verifyStream(stream())).toMatchObject({ whole: false, brokenAt });
  });

  it('stays whole when a value is erased, and says so', async () => {
    await change(`UPDATE history_value SET value = NULL, salt = NULL WHERE stream = $1 AND value = '"toner"'`);

    expect(await reader().verifyStream(stream())).toMatchObject({ whole: true });
    const [, completed] = await reader().readStream(stream());
    expect(completed?.erased).toHaveLength(1);
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
