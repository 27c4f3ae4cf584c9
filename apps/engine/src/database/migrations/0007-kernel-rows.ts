import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows of a case that all of executable BPMN needs beside those of 0001 (see there): waits for signals and conditions,
 * what loops hold, what can be undone. Like timers they are deleted when they are over: nobody searches them.
 */
export class KernelRows1700000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

const undone = [
  'ALTER TABLE user_task DROP COLUMN pending',
  'ALTER TABLE job DROP COLUMN kind, DROP COLUMN listener',
  'ALTER TABLE element_instance DROP COLUMN loop, DROP COLUMN compensates, DROP COLUMN listened',
  ...['compensation', 'loop_item', 'condition_subscription', 'signal_subscription'].map(
    (table) => `DROP TABLE ${table}`,
  ),
];

const statements = [
  `CREATE TABLE signal_subscription (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    target_element_id    text NOT NULL,
    process_instance_key bigint NOT NULL,
    signal_name          text NOT NULL,
    interrupting         boolean NOT NULL,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,
  'CREATE INDEX signal_subscription_match ON signal_subscription (signal_name, age)',

  `CREATE TABLE condition_subscription (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    target_element_id    text NOT NULL,
    process_instance_key bigint NOT NULL,
    trigger_index        integer NOT NULL,
    interrupting         boolean NOT NULL,
    held                 boolean NOT NULL,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,

  // A value that is JSON's null is NULL here.
  `CREATE TABLE loop_item (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    process_instance_key bigint NOT NULL,
    counter              integer NOT NULL,
    kind                 text NOT NULL,
    value                jsonb,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,

  `CREATE TABLE compensation (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    process_instance_key bigint NOT NULL,
    scope_key            bigint NOT NULL,
    element_id           text NOT NULL,
    element_key          bigint NOT NULL,
    counter              integer,
    completed_order      bigint NOT NULL,
    variables            jsonb NOT NULL,
    requested_by         bigint,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,

  `ALTER TABLE element_instance ADD COLUMN loop jsonb, ADD COLUMN compensates bigint,
    ADD COLUMN listened integer NOT NULL DEFAULT 0`,
  "ALTER TABLE job ADD COLUMN kind text NOT NULL DEFAULT 'work', ADD COLUMN listener jsonb",
  'ALTER TABLE user_task ADD COLUMN pending jsonb',
];
