import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parallel multiple start events: what came is kept until all of it has come. */
export class GatheredStarts1700000000720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

const starts = ['start_timer', 'start_message', 'start_signal'];

const statements = [
  // How many triggers must come, all of the same event.
  ...[...starts, 'signal_delivery'].map(
    (table) => `ALTER TABLE ${table} ADD COLUMN of_triggers integer NOT NULL DEFAULT 1`,
  ),
  'ALTER TABLE signal_delivery ADD COLUMN bpmn_process_id text, ADD COLUMN trigger_index integer',
  `CREATE TABLE start_arrival (
    bpmn_process_id text NOT NULL,
    element_id      text NOT NULL,
    trigger_index   integer NOT NULL,
    variables       jsonb NOT NULL,
    PRIMARY KEY (bpmn_process_id, element_id, trigger_index)
  )`,
];

const undone = [
  'DROP TABLE start_arrival',
  'ALTER TABLE signal_delivery DROP COLUMN bpmn_process_id, DROP COLUMN trigger_index',
  ...[...starts, 'signal_delivery'].map((table) => `ALTER TABLE ${table} DROP COLUMN of_triggers`),
];
