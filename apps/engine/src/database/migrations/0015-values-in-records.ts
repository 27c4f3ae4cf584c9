import type { MigrationInterface, QueryRunner } from 'typeorm';
import { partitionMonths, setAside } from './history-set-aside.js';

/**
 * A record's values lie in a column of its row. In a row of their own they cost 70 to 90 bytes more each: its header, its
 * place in a second index, the names of its record; and every command wrote two tables (docs/decisions/0008).
 */
export class ValuesInRecords1700000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const months = await partitionMonths(runner);
    await setAside(runner, 'history_record');
    for (const statement of statements(months)) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error(
      'Expected a migration that can be taken back, but an older version looks for values in a table of their own. ' +
        'Restore the backup that was made before it.',
    );
  }
}

const columns = `stream_key, at, definition_key, opened_month, sequence, value_count, format_version, actor_kind, actor_id,
    on_behalf_of, command, hash, events`;

const statements = (months: readonly string[]): readonly string[] => [
  // Fixed widths first, wide ones before narrow ones: no byte is lost between columns.
  `CREATE TABLE history_record (
    stream_key     bigint NOT NULL,
    at             bigint NOT NULL,
    definition_key bigint,
    opened_month   integer NOT NULL,
    sequence       integer NOT NULL,
    value_count    integer NOT NULL,
    format_version smallint NOT NULL,
    actor_kind     text NOT NULL,
    actor_id       text NOT NULL,
    on_behalf_of   text,
    command        text NOT NULL,
    hash           bytea NOT NULL,
    events         bytea NOT NULL,
    "values"       bytea,
    PRIMARY KEY (stream_key, sequence, opened_month)
  ) PARTITION BY LIST (opened_month)`,
  // Deflated already.
  ...['events', '"values"'].map((name) => `ALTER TABLE history_record ALTER COLUMN ${name} SET STORAGE EXTERNAL`),
  'CREATE TABLE history_record_rest PARTITION OF history_record DEFAULT',
  ...months.map((month) => `CREATE TABLE history_record_${month} PARTITION OF history_record FOR VALUES IN (${month})`),
  `INSERT INTO history_record (${columns}, "values")
    SELECT ${columns}, (SELECT v.packed FROM history_value v
      WHERE v.stream_key = r.stream_key AND v.sequence = r.sequence AND v.opened_month = r.opened_month)
    FROM former_history_record r ORDER BY stream_key, sequence`,
  'DROP TABLE former_history_record',
  'DROP TABLE history_value',
  // Nobody should wait for autovacuum to learn what a new table holds.
  'ANALYZE history_record',
];
