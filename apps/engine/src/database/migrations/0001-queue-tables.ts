import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits to be delivered, and the single rows that all engines of an installation share. */
export class QueueTables1700000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}

const tables = [
  ...['access_epoch', 'catalogue_epoch', 'clock', 'key_block', 'outbox', 'start_message', 'start_timer'],
  ...['message_delivery', 'message'],
];

const statements = [
  `CREATE TABLE message (
    key             bigint PRIMARY KEY,
    name            text NOT NULL,
    correlation_key text NOT NULL,
    variables       jsonb NOT NULL,
    message_id      text,
    published_at    bigint NOT NULL,
    expires_at      bigint NOT NULL,
    actor_kind      text NOT NULL,
    actor_id        text NOT NULL,
    age             bigint GENERATED ALWAYS AS IDENTITY
  )`,
  'CREATE INDEX message_match ON message (name, correlation_key, age)',
  'CREATE INDEX message_expiry ON message (expires_at)',
  `CREATE UNIQUE INDEX message_once ON message (name, correlation_key, message_id) WHERE message_id IS NOT NULL`,

  // One row per message and process id: at most one subscription of a process gets it, or it starts one case.
  `CREATE TABLE message_delivery (
    message_key          bigint NOT NULL,
    bpmn_process_id      text NOT NULL,
    state                text NOT NULL,
    root_key             bigint NOT NULL,
    process_instance_key bigint NOT NULL,
    subscription_key     bigint,
    definition_key       bigint,
    start_element_id     text,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (message_key, bpmn_process_id)
  )`,
  "CREATE INDEX message_delivery_queue ON message_delivery (age) WHERE state = 'pending'",
  "CREATE INDEX message_delivery_taken ON message_delivery (subscription_key) WHERE state = 'pending'",

  // Timer and message start events of the newest version of each process.
  `CREATE TABLE start_timer (
    bpmn_process_id text NOT NULL,
    element_id      text NOT NULL,
    definition_key  bigint NOT NULL,
    due_at          bigint NOT NULL,
    repeat          jsonb,
    age             bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (bpmn_process_id, element_id)
  )`,
  'CREATE INDEX start_timer_due ON start_timer (due_at, age)',
  `CREATE TABLE start_message (
    bpmn_process_id text NOT NULL,
    element_id      text NOT NULL,
    definition_key  bigint NOT NULL,
    message_name    text NOT NULL,
    PRIMARY KEY (bpmn_process_id, element_id)
  )`,
  'CREATE INDEX start_message_match ON start_message (message_name)',

  `CREATE TABLE outbox (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    process_instance_key bigint,
    element_id           text,
    kind                 text NOT NULL,
    recipient            text NOT NULL,
    template             text,
    texts                jsonb,
    created_at           bigint NOT NULL,
    state                text NOT NULL DEFAULT 'waiting',
    sent_at              bigint,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,
  "CREATE INDEX outbox_queue ON outbox (age) WHERE state = 'waiting'",

  // Keys begin where Camunda 8's first partition begins: beyond 2^51, so that none passes as a small number.
  'CREATE TABLE key_block (single boolean PRIMARY KEY DEFAULT true CHECK (single), next bigint NOT NULL)',
  'INSERT INTO key_block (next) VALUES (2251799813685249)',
  // NULL: the clock runs with the database's time.
  'CREATE TABLE clock (single boolean PRIMARY KEY DEFAULT true CHECK (single), pinned_at bigint)',
  'INSERT INTO clock (pinned_at) VALUES (NULL)',
  'CREATE TABLE catalogue_epoch (single boolean PRIMARY KEY DEFAULT true CHECK (single), value bigint NOT NULL)',
  'INSERT INTO catalogue_epoch (value) VALUES (0)',
  'CREATE TABLE access_epoch (single boolean PRIMARY KEY DEFAULT true CHECK (single), value bigint NOT NULL)',
  'INSERT INTO access_epoch (value) VALUES (0)',
];
