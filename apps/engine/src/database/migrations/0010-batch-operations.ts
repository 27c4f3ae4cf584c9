import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is done to many process instances, one command each. Progress is counted from the items: they are marked in the
 * transactions of their commands, which must not wait for one row of the whole.
 */
export class BatchOperations1700000001010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE batch_operation_item');
    await runner.query('DROP TABLE batch_operation');
  }
}

const statements = [
  `CREATE TABLE batch_operation (
    key             bigint PRIMARY KEY,
    type            text NOT NULL,
    state           text NOT NULL,
    instructions    jsonb NOT NULL,
    reason          text NOT NULL,
    created_by      text NOT NULL,
    created_by_kind text NOT NULL,
    created_at      bigint NOT NULL,
    ended_at        bigint,
    total           integer NOT NULL,
    age             bigint GENERATED ALWAYS AS IDENTITY
  )`,
  'CREATE INDEX batch_operation_age ON batch_operation (age)',
  "CREATE INDEX batch_operation_queue ON batch_operation (age) WHERE state = 'active'",

  `CREATE TABLE batch_operation_item (
    batch_key            bigint NOT NULL,
    key                  bigint NOT NULL,
    root_key             bigint NOT NULL,
    process_instance_key bigint NOT NULL,
    state                text NOT NULL DEFAULT 'active',
    processed_at         bigint,
    error_code           text,
    error_message        text,
    age                  bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (batch_key, key)
  ) WITH (fillfactor = 80)`,
  "CREATE INDEX batch_operation_item_queue ON batch_operation_item (batch_key, age) WHERE state = 'active'",
  'CREATE INDEX batch_operation_item_state ON batch_operation_item (batch_key, state, age)',
  'CREATE INDEX batch_operation_item_instance ON batch_operation_item (process_instance_key)',
];
