import type { Database } from '../../database/database.js';
import type { StreamName } from '../history.js';
import { isRecordRow, selectRecords, type StreamRow } from '../record-queries.js';
import { type StoredRecord, unpackRecord } from '../stored-record.js';

/** What the tables hold of a stream, unpacked: records without their values, and the values beside them. */
export const storedHistory = async (database: Database, stream: StreamName): Promise<readonly StoredRecord[]> => {
  const { text, values } = selectRecords(stream, 1, 100_000);
  return (await database.query<StreamRow>(text, values)).filter(isRecordRow).map(unpackRecord);
};

/** What stands in the records themselves: everything but the values. */
export const storedEvents = async (database: Database, stream: StreamName): Promise<string> =>
  JSON.stringify((await storedHistory(database, stream)).map(({ bareEvents }) => bareEvents));

export const storedValues = async (database: Database, stream: StreamName): Promise<string> =>
  JSON.stringify((await storedHistory(database, stream)).map(({ values }) => values));

/** Every stream that has a head. */
export const allStreams = async (database: Database): Promise<readonly StreamName[]> => {
  const rows = await database.query<{ stream: StreamName }>(
    `SELECT 'case:' || root_key AS stream FROM case_instance UNION ALL SELECT stream FROM history_stream`,
  );
  return rows.map(({ stream }) => stream);
};
