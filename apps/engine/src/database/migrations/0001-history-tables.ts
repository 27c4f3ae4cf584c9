import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The event log (design §5). Both tables are partitioned by the month their stream began (yyyymm); months get their own
 * partition ahead of time, and the DEFAULT partition takes the rest (demo data, a clock that was moved).
 */
export class HistoryTables1700000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['history_stream', 'history_value', 'history_record']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

const statements = [
  `CREATE TABLE history_record (
    opened_month   integer NOT NULL,
    stream         text NOT NULL,
    sequence       bigint NOT NULL,
    at             bigint NOT NULL,
    actor_kind     text NOT NULL,
    actor_id       text NOT NULL,
    on_behalf_of   text,
    command        text NOT NULL,
    definition_key bigint,
    format_version smallint NOT NULL,
    events         jsonb NOT NULL,
    previous_hash  bytea NOT NULL,
    hash           bytea NOT NULL,
    PRIMARY KEY (opened_month, stream, sequence)
  ) PARTITION BY LIST (opened_month)`,
  'CREATE TABLE history_record_rest PARTITION OF history_record DEFAULT',

  // A value is NULL once it was erased; JSON's own null is kept as 'null'.
  `CREATE TABLE history_value (
    opened_month integer NOT NULL,
    stream       text NOT NULL,
    sequence     bigint NOT NULL,
    event_index  integer NOT NULL,
    path         text NOT NULL,
    salt         bytea,
    value        jsonb,
    PRIMARY KEY (opened_month, stream, sequence, event_index, path)
  ) PARTITION BY LIST (opened_month)`,
  'CREATE TABLE history_value_rest PARTITION OF history_value DEFAULT',

  // Heads of the streams that are no case; a case keeps its own.
  `CREATE TABLE history_stream (
    stream       text PRIMARY KEY,
    opened_month integer NOT NULL,
    sequence     bigint NOT NULL,
    head_hash    bytea NOT NULL
  )`,
];
