import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets with what is derived from their case, and what people add to them: comments, links, typed drafts. */
export class Tickets1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}

const tables = ['idempotency_key', 'task_draft', 'tracking_link', 'ticket_comment', 'ticket_number', 'ticket'];

const statements = [
  // First what the ticket is, then what is derived from its live tokens, then what only searching needs.
  `CREATE TABLE ticket (
    root_key             bigint PRIMARY KEY,
    number               text NOT NULL UNIQUE,
    title                text NOT NULL,
    description          text NOT NULL,
    requester_id         text NOT NULL,
    requester_name       text NOT NULL,
    requester_mail       text,
    process_instance_key bigint NOT NULL,
    opened_at            bigint NOT NULL,

    process_id           text NOT NULL,
    definition_key       bigint NOT NULL,
    status               text NOT NULL,
    step                 text,
    step_element_id      text,
    public_step          jsonb,
    group_id             text,
    holder_id            text,
    priority             text,
    category             text,
    resolution           text,
    due_at               bigint,
    updated_at           bigint NOT NULL,
    closed_at            bigint,
    has_fault            boolean NOT NULL,
    sequence             bigint NOT NULL,

    search               tsvector NOT NULL,
    age                  bigint GENERATED ALWAYS AS IDENTITY
  ) WITH (fillfactor = 70)`,
  'CREATE INDEX ticket_updated ON ticket (updated_at DESC, age DESC)',
  'CREATE INDEX ticket_open ON ticket (updated_at DESC, age DESC) WHERE closed_at IS NULL',
  'CREATE INDEX ticket_requester ON ticket (requester_id, updated_at DESC)',
  'CREATE INDEX ticket_holder ON ticket (holder_id, updated_at DESC) WHERE closed_at IS NULL',
  'CREATE INDEX ticket_group ON ticket (group_id, updated_at DESC) WHERE closed_at IS NULL',
  'CREATE INDEX ticket_search ON ticket USING gin (search)',

  'CREATE TABLE ticket_number (prefix text PRIMARY KEY, last bigint NOT NULL)',

  `CREATE TABLE ticket_comment (
    root_key    bigint NOT NULL,
    key         bigint NOT NULL,
    sequence    bigint NOT NULL,
    author      text NOT NULL,
    author_name text NOT NULL,
    visibility  text NOT NULL,
    text        text NOT NULL,
    at          bigint NOT NULL,
    PRIMARY KEY (root_key, key)
  )`,

  // The secret itself is kept nowhere.
  `CREATE TABLE tracking_link (
    root_key     bigint NOT NULL,
    key          bigint NOT NULL,
    token_hash   text NOT NULL UNIQUE,
    issued_at    bigint NOT NULL,
    issued_by    text NOT NULL,
    expires_at   bigint,
    withdrawn_at bigint,
    PRIMARY KEY (root_key, key)
  )`,

  // What people have typed and not sent: no part of the case, gone when the task is.
  `CREATE TABLE task_draft (
    root_key     bigint NOT NULL,
    task_key     bigint NOT NULL,
    revision     integer NOT NULL,
    values       jsonb NOT NULL,
    kept_by      text NOT NULL,
    kept_by_name text NOT NULL,
    kept_at      bigint NOT NULL,
    PRIMARY KEY (root_key, task_key)
  )`,

  // Case and number are chosen before the first attempt, so that a repeat opens the same ticket or finds it.
  `CREATE TABLE idempotency_key (
    actor        text NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    case_key     bigint NOT NULL,
    number       text NOT NULL,
    created_at   bigint NOT NULL,
    PRIMARY KEY (actor, key)
  )`,
];
