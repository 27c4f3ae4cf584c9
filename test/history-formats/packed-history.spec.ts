import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../apps/engine/src/database/data-source.js';
import { migrate } from '../../apps/engine/src/database/migrate.js';
import { migrations } from '../../apps/engine/src/database/migrations.js';
import { PostgresDatabase } from '../../apps/engine/src/database/postgres-database.js';
import { HistoryReader } from '../../apps/engine/src/history/history-reader.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import type { Recording } from './recording.js';

const numberOf = (name: string): number => Number(name.slice(-13));
const PACKED = 1700000001200;

const recordText = `INSERT INTO history_record SELECT opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of,
    command, definition_key, format_version, events, decode(previous_hash, 'hex'), decode(hash, 'hex')
  FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, at bigint, actor_kind text,
    actor_id text, on_behalf_of text, command text, definition_key bigint, format_version smallint, events jsonb,
    previous_hash text, hash text)`;
const valueText = `INSERT INTO history_value SELECT opened_month, stream, sequence, event_index, path, decode(salt, 'hex'), value
  FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, event_index integer, path text,
    salt text, value jsonb)`;
const headText = `INSERT INTO case_instance (root_key, sequence, entered, opened_at, opened_month, has_ticket, head_hash)
  SELECT root_key, sequence, entered, opened_at, opened_month, has_ticket, decode(head_hash, 'hex')
  FROM jsonb_to_recordset($1) AS r (root_key bigint, sequence bigint, entered bigint, opened_at bigint,
    opened_month integer, has_ticket boolean, head_hash text)`;

describe('the migrations to packed history', () => {
  let freshly: FreshDatabase;
  let source: DataSource;
  beforeAll(async () => {
    freshly = await freshDatabase();
  });
  afterAll(async () => {
    await source.destroy();
    await freshly.drop();
  });

  it('keeps what an installation has: partitions, chains, values, and that some were erased', async () => {
    const recording = JSON.parse(await readFile(`${import.meta.dirname}/service-desk.v1.json`, 'utf8')) as Recording;
    const former = await createDataSource({ url: freshly.url })
      .setOptions({ migrations: migrations.filter(({ name }) => numberOf(name) < PACKED) })
      .initialize();
    await former.runMigrations();
    const { opened_month: month } = recording.head[0] as { opened_month: number };
    for (const table of ['history_record', 'history_value']) {
      await former.query(`CREATE TABLE ${table}_${month} PARTITION OF ${table} FOR VALUES IN (${month})`);
    }
    await former.query(headText, [JSON.stringify(recording.head)]);
    await former.query(recordText, [JSON.stringify(recording.records)]);
    await former.query(valueText, [JSON.stringify(recording.values)]);
    await former.query(`UPDATE history_value SET salt = NULL, value = NULL WHERE path = 'ticket.requesterMail'`);
    await former.destroy();

    await migrate(freshly.url);

    source = await createDataSource({ url: freshly.url }).initialize();
    const history = new HistoryReader(new PostgresDatabase(source));
    const stream = `case:${recording.caseKey}` as const;
    expect(await history.verifyStream(stream)).toMatchObject({ whole: true, records: recording.records.length });
    const [opened] = await history.readStream(stream);
    expect(opened?.erased).toEqual(['0.ticket.requesterMail']);
    expect(opened?.events[0]).toMatchObject({ ticket: { title: 'Printer prints stripes', requesterMail: null } });
    const [count] = (await source.query(`SELECT count(*)::int AS records FROM history_record_${month}`)) as object[];
    expect(count).toEqual({ records: recording.records.length });
  });
});
