import { readdir, readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../apps/engine/src/database/data-source.js';
import { PostgresDatabase } from '../../apps/engine/src/database/postgres-database.js';
import { eraseHistory } from '../../apps/engine/src/records/erased-history.js';
import { HistoryReader } from '../../apps/engine/src/history/history-reader.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { foldRecords, inTodaysShape, type Recording, restoreRecording } from './recording.js';

const folder = import.meta.dirname;
const recordings = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();

/**
 * Streams as an engine of their format version wrote them, never changed again (design §5): whatever records look like
 * today, these are whole and lead to the state that they led to then. A change of form adds an upcaster and a recording.
 */
describe('recorded streams', () => {
  let freshly: FreshDatabase;
  let source: DataSource;
  let history: HistoryReader;
  let database: PostgresDatabase;
  beforeAll(async () => {
    freshly = await freshDatabase({ migrated: true });
    source = await createDataSource({ url: freshly.url }).initialize();
    database = new PostgresDatabase(source);
    history = new HistoryReader(database);
  });
  afterAll(async () => {
    await source.destroy();
    await freshly.drop();
  });

  it.each(recordings)('%s is whole and folds to the state of its day', async (name) => {
    const recording = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as Recording;
    const { caseKey, records, snapshots } = recording;
    const formatVersion = Number(records[0]?.['format_version']);
    await restoreRecording(database, recording);

    const stream = await history.readStream(`case:${caseKey}`);

    expect(await history.verifyStream(`case:${caseKey}`)).toEqual({
      ...{ whole: true, brokenAt: null, findings: [] },
      records: records.length,
    });
    for (const [count, snapshot] of Object.entries(snapshots)) {
      const folded = foldRecords(caseKey, stream.slice(0, Number(count)));
      expect(JSON.parse(JSON.stringify(folded))).toEqual(inTodaysShape(snapshot, formatVersion));
    }
  });

  it.each(recordings)('%s can still be folded when every value of it was erased', async (name) => {
    const { caseKey, head } = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as Recording;
    const found = { root_key: caseKey, opened_month: Number(head[0]?.['opened_month']) };
    const before = (await history.readStream(`case:${caseKey}`)).map(({ hash }) => hash);

    const erased = await database.transaction((tx) => eraseHistory(tx, found));

    expect(erased).toBeGreaterThan(10);
    const stream = await history.readStream(`case:${caseKey}`);
    expect(await history.verifyStream(`case:${caseKey}`)).toMatchObject({ whole: true });
    expect(stream.map(({ hash }) => hash)).toEqual(before);
    expect(stream.flatMap((record) => record.erased)).toHaveLength(erased);
    expect(foldRecords(caseKey, stream).state).toMatchObject({ caseKey });
  });
});
