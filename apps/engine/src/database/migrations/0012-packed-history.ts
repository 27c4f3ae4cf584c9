import type { MigrationInterface, QueryRunner } from 'typeorm';
import { packFormerRecords } from '../../history/packing/former-rows.js';
import { partitionMonths, setAside } from './history-set-aside.js';

/**
 * Packs the history (docs/decisions/0007): one row per record, its values in one column of one other row, and what can
 * be computed (the previous record's hash, commitments of values that are there) no longer stored. What the hashes
 * cover stays as it was.
 */
export class PackedHistory1700000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE history_stream ADD COLUMN key bigint GENERATED ALWAYS AS IDENTITY UNIQUE');
    const months = await partitionMonths(runner);
    for (const table of TABLES) await setAside(runner, table);
    for (const statement of statements(months)) await runner.query(statement);
    let after: readonly [number, string, string] = [0, '', '0'];
    for (;;) {
      const last = await packFormerRecords(runner, after);
      if (last === null) break;
      after = last;
    }
    for (const table of TABLES) await runner.query(`DROP TABLE former_${table}`);
  }

  down(): Promise<void> {
    throw new Error(
      'Expected a migration that can be taken back, but packed history cannot be read by an older version. ' +
        'Restore the backup that was made before it.',
    );
  }
}

const TABLES = ['history_record', 'history_value'] as const;

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
    PRIMARY KEY (stream_key, sequence, opened_month)
  ) PARTITION BY LIST (opened_month)`,
  `CREATE TABLE history_value (
    stream_key   bigint NOT NULL,
    opened_month integer NOT NULL,
    sequence     integer NOT NULL,
    packed       bytea NOT NULL,
    PRIMARY KEY (stream_key, sequence, opened_month)
  ) PARTITION BY LIST (opened_month)`,
  // Deflated already.
  'ALTER TABLE history_record ALTER COLUMN events SET STORAGE EXTERNAL',
  'ALTER TABLE history_value ALTER COLUMN packed SET STORAGE EXTERNAL',
  ...TABLES.map((table) => `CREATE TABLE ${table}_rest PARTITION OF ${table} DEFAULT`),
  ...TABLES.flatMap((table) =>
    months.map((month) => `CREATE TABLE ${table}_${month} PARTITION OF ${table} FOR VALUES IN (${month})`),
  ),
];
