import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a case is to be removed, who wants it kept, and what was removed. */
export class KeptAndRemoved1700000001210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['case_removal', 'legal_hold']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE case_instance DROP COLUMN removal_at, DROP COLUMN erased_at');
  }
}

const statements = [
  'ALTER TABLE case_instance ADD COLUMN removal_at bigint, ADD COLUMN erased_at bigint',
  `CREATE INDEX case_instance_undated ON case_instance (ended_at)
    WHERE ended_at IS NOT NULL AND removal_at IS NULL`,
  'CREATE INDEX case_instance_removal ON case_instance (removal_at) WHERE removal_at IS NOT NULL',

  `CREATE TABLE legal_hold (
    root_key    bigint PRIMARY KEY,
    set_by      text NOT NULL,
    set_by_name text NOT NULL,
    set_at      bigint NOT NULL,
    reason      text NOT NULL
  )`,

  // What the administration's stream says of each removal, to be found by number.
  `CREATE TABLE case_removal (
    root_key   bigint PRIMARY KEY,
    number     text UNIQUE,
    removed_at bigint NOT NULL,
    head_hash  bytea NOT NULL,
    records    integer NOT NULL,
    recorded   integer NOT NULL
  )`,
  'CREATE INDEX case_removal_latest ON case_removal (removed_at DESC)',
];
