import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stands still. A timer with something `remaining` is not due, whatever its time says; a delivery that is `held`
 * is off the queue until its instance or definition is resumed.
 */
export class Suspension1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

const timers = ['timer', 'start_timer'];
const deliveries = ['message_delivery', 'signal_delivery'];

const statements = [
  'ALTER TABLE process_instance ADD COLUMN suspended_at bigint',
  `ALTER TABLE process_definition ADD COLUMN suspended_at bigint, ADD COLUMN suspended_by text,
    ADD COLUMN suspension_reason text`,
  'CREATE INDEX process_definition_suspended ON process_definition (key) WHERE suspended_at IS NOT NULL',
  ...timers.flatMap((table) => [
    `ALTER TABLE ${table} ADD COLUMN remaining bigint`,
    `DROP INDEX ${table}_due`,
    `CREATE INDEX ${table}_due ON ${table} (due_at, age) WHERE remaining IS NULL`,
  ]),
  ...deliveries.flatMap((table) => [
    `ALTER TABLE ${table} ADD COLUMN held boolean NOT NULL DEFAULT false`,
    `CREATE INDEX ${table}_held ON ${table} (root_key) WHERE held`,
    `CREATE INDEX ${table}_held_start ON ${table} (definition_key) WHERE held`,
  ]),
  'DROP INDEX message_delivery_queue',
  "CREATE INDEX message_delivery_queue ON message_delivery (age) WHERE state = 'pending' AND NOT held",
  'CREATE INDEX signal_delivery_queue ON signal_delivery (age) WHERE NOT held',
];

const undone = [
  'DROP INDEX signal_delivery_queue',
  'DROP INDEX message_delivery_queue',
  "CREATE INDEX message_delivery_queue ON message_delivery (age) WHERE state = 'pending'",
  ...deliveries.map((table) => `ALTER TABLE ${table} DROP COLUMN held`),
  ...timers.flatMap((table) => [
    `DROP INDEX ${table}_due`,
    `ALTER TABLE ${table} DROP COLUMN remaining`,
    `CREATE INDEX ${table}_due ON ${table} (due_at, age)`,
  ]),
  `ALTER TABLE process_definition DROP COLUMN suspended_at, DROP COLUMN suspended_by, DROP COLUMN suspension_reason`,
  'ALTER TABLE process_instance DROP COLUMN suspended_at',
];
