import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signals between cases, and every way in which a process can begin by itself. */
export class Signals1700000000710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

const statements = [
  // A row lives until everybody who waited has it.
  `CREATE TABLE signal (
    key       bigint PRIMARY KEY,
    name      text NOT NULL,
    variables jsonb NOT NULL,
    thrown_at bigint NOT NULL
  )`,

  // Who waited when it was thrown: a subscription, or a start event (no subscription; root_key is the new case's).
  `CREATE TABLE signal_delivery (
    age              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    signal_key       bigint NOT NULL,
    root_key         bigint NOT NULL,
    subscription_key bigint,
    definition_key   bigint,
    start_element_id text
  )`,
  'CREATE INDEX signal_delivery_of_signal ON signal_delivery (signal_key, age)',

  `CREATE TABLE start_signal (
    bpmn_process_id text NOT NULL,
    element_id      text NOT NULL,
    trigger_index   integer NOT NULL,
    definition_key  bigint NOT NULL,
    signal_name     text NOT NULL,
    PRIMARY KEY (bpmn_process_id, element_id, trigger_index)
  )`,
  'CREATE INDEX start_signal_match ON start_signal (signal_name)',

  // A multiple event has several triggers, also several of one kind.
  ...['start_timer', 'start_message'].flatMap((table) => [
    `ALTER TABLE ${table} ADD COLUMN trigger_index integer NOT NULL DEFAULT 0`,
    `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`,
    `ALTER TABLE ${table} ADD PRIMARY KEY (bpmn_process_id, element_id, trigger_index)`,
  ]),

  // Which of its subprocesses are event subprocesses: searches tell them apart.
  "ALTER TABLE process_definition ADD COLUMN event_sub_processes text[] NOT NULL DEFAULT '{}'",

  // The case that threw it; NULL: it came from outside.
  'ALTER TABLE message ADD COLUMN sender bigint',
  'CREATE INDEX message_delivery_of_case ON message_delivery (root_key)',
];

const undone = [
  'DROP INDEX message_delivery_of_case',
  'ALTER TABLE message DROP COLUMN sender',
  'ALTER TABLE process_definition DROP COLUMN event_sub_processes',
  ...['start_timer', 'start_message'].flatMap((table) => [
    `DELETE FROM ${table} WHERE trigger_index > 0`,
    `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`,
    `ALTER TABLE ${table} DROP COLUMN trigger_index`,
    `ALTER TABLE ${table} ADD PRIMARY KEY (bpmn_process_id, element_id)`,
  ]),
  ...['start_signal', 'signal_delivery', 'signal'].map((table) => `DROP TABLE ${table}`),
];
