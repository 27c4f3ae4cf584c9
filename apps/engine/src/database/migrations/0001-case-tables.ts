import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rows of a case (design §5). `root_key`, the case's key, leads every primary key; all times are epoch milliseconds.
 *
 * What ended stays searchable: rows of process instances, element instances, user tasks, jobs, faults and variable
 * scopes are not deleted but get `ended_at` in the transaction that ends them. Live rows are `ended_at IS NULL`, which
 * the partial indexes of loading and of the queues select; timers and subscriptions, which nobody searches, are deleted.
 * `age` is the order of insertion: keys say nothing about it.
 */
export class CaseTables1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}

const tables = [
  ...['fault', 'user_task', 'job', 'message_subscription', 'timer', 'variable_scope', 'element_instance'],
  ...['process_instance', 'case_instance'],
];

const statements = [
  `CREATE TABLE case_instance (
    root_key     bigint PRIMARY KEY,
    sequence     bigint NOT NULL,
    entered      bigint NOT NULL,
    opened_at    bigint NOT NULL,
    opened_month integer NOT NULL,
    head_hash    bytea NOT NULL,
    has_ticket   boolean NOT NULL DEFAULT false,
    ended_at     bigint
  ) WITH (fillfactor = 70)`,

  `CREATE TABLE process_instance (
    root_key            bigint NOT NULL,
    key                 bigint NOT NULL,
    definition_key      bigint NOT NULL,
    bpmn_process_id     text NOT NULL,
    version             integer NOT NULL,
    parent_element_key  bigint,
    parent_instance_key bigint,
    state               text NOT NULL,
    end_element_id      text,
    has_fault           boolean NOT NULL,
    started_at          bigint NOT NULL,
    ended_at            bigint,
    age                 bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  ) WITH (fillfactor = 80)`,
  'CREATE UNIQUE INDEX process_instance_key ON process_instance (key)',
  'CREATE INDEX process_instance_live ON process_instance (bpmn_process_id, version) WHERE ended_at IS NULL',
  'CREATE INDEX process_instance_definition ON process_instance (definition_key, state)',
  'CREATE INDEX process_instance_started ON process_instance (started_at)',

  `CREATE TABLE element_instance (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    process_instance_key bigint NOT NULL,
    element_id           text NOT NULL,
    element_type         text NOT NULL,
    scope_key            bigint NOT NULL,
    state                text NOT NULL,
    flow_id              text,
    entered              bigint NOT NULL,
    entered_at           bigint NOT NULL,
    ended_at             bigint,
    PRIMARY KEY (root_key, key)
  ) WITH (fillfactor = 80)`,
  'CREATE UNIQUE INDEX element_instance_key ON element_instance (key)',
  'CREATE INDEX element_instance_live ON element_instance (root_key) WHERE ended_at IS NULL',
  'CREATE INDEX element_instance_of_instance ON element_instance (process_instance_key)',

  `CREATE TABLE variable_scope (
    root_key             bigint NOT NULL,
    scope_key            bigint NOT NULL,
    process_instance_key bigint,
    variables            jsonb NOT NULL,
    ended_at             bigint,
    PRIMARY KEY (root_key, scope_key)
  ) WITH (fillfactor = 80)`,
  'CREATE INDEX variable_scope_of_instance ON variable_scope (process_instance_key)',
  'CREATE INDEX variable_scope_key ON variable_scope (scope_key)',

  `CREATE TABLE timer (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    target_element_id    text NOT NULL,
    process_instance_key bigint NOT NULL,
    due_at               bigint NOT NULL,
    repeat               jsonb,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,
  'CREATE INDEX timer_due ON timer (due_at, age)',

  `CREATE TABLE message_subscription (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    target_element_id    text NOT NULL,
    process_instance_key bigint NOT NULL,
    bpmn_process_id      text NOT NULL,
    message_name         text NOT NULL,
    correlation_key      text,
    interrupting         boolean NOT NULL,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,
  'CREATE INDEX message_subscription_match ON message_subscription (message_name, correlation_key, age)',

  `CREATE TABLE job (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    element_id           text NOT NULL,
    process_instance_key bigint NOT NULL,
    type                 text NOT NULL,
    retries              integer NOT NULL,
    headers              jsonb NOT NULL,
    available_at         bigint NOT NULL,
    state                text NOT NULL,
    error_message        text,
    error_code           text,
    created_at           bigint NOT NULL,
    ended_at             bigint,
    worker               text,
    deadline             bigint,
    visible_at           bigint NOT NULL,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  ) WITH (fillfactor = 70)`,
  'CREATE UNIQUE INDEX job_key ON job (key)',
  'CREATE INDEX job_live ON job (root_key) WHERE ended_at IS NULL',
  "CREATE INDEX job_queue ON job (type, visible_at, age) WHERE state = 'activatable'",

  `CREATE TABLE user_task (
    root_key                bigint NOT NULL,
    key                     bigint NOT NULL,
    element_key             bigint NOT NULL,
    element_id              text NOT NULL,
    process_instance_key    bigint NOT NULL,
    assignee                text,
    candidate_groups        text[] NOT NULL,
    candidate_users         text[] NOT NULL,
    due_at                  bigint,
    follow_up_at            bigint,
    priority                integer NOT NULL,
    form_key                bigint,
    external_form_reference text,
    created_at              bigint NOT NULL,
    state                   text NOT NULL,
    ended_at                bigint,
    ended_by                text,
    ended_by_kind           text,
    age                     bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  ) WITH (fillfactor = 70)`,
  'CREATE UNIQUE INDEX user_task_key ON user_task (key)',
  'CREATE INDEX user_task_live ON user_task (root_key) WHERE ended_at IS NULL',
  'CREATE INDEX user_task_next ON user_task (due_at, priority DESC, age) WHERE ended_at IS NULL',
  'CREATE INDEX user_task_assignee ON user_task (assignee, due_at, priority DESC, age) WHERE ended_at IS NULL',
  'CREATE INDEX user_task_groups ON user_task USING gin (candidate_groups) WHERE ended_at IS NULL',

  `CREATE TABLE fault (
    root_key             bigint NOT NULL,
    key                  bigint NOT NULL,
    element_key          bigint NOT NULL,
    element_id           text NOT NULL,
    process_instance_key bigint NOT NULL,
    job_key              bigint,
    code                 text NOT NULL,
    message              text NOT NULL,
    state                text NOT NULL,
    raised_at            bigint NOT NULL,
    ended_at             bigint,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (root_key, key)
  )`,
  'CREATE UNIQUE INDEX fault_key ON fault (key)',
  'CREATE INDEX fault_live ON fault (root_key) WHERE ended_at IS NULL',
  'CREATE INDEX fault_of_instance ON fault (process_instance_key)',
];
