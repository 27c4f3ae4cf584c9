import type { MigrationInterface, QueryRunner } from 'typeorm';

const added = [
  ...['attempts', 'due_at', 'sent_to', 'error_code', 'error'],
  ...['failed_at', 'repeated_at', 'payload'],
] as const;

const statements = [
  `ALTER TABLE outbox
    ADD COLUMN attempts    integer NOT NULL DEFAULT 0,
    ADD COLUMN due_at      bigint NOT NULL DEFAULT 0,
    ADD COLUMN sent_to     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN error_code  text,
    ADD COLUMN error       text,
    ADD COLUMN failed_at   bigint,
    ADD COLUMN repeated_at bigint,
    ADD COLUMN payload     jsonb`,
  'DROP INDEX outbox_queue',
  // Nothing sent mail until now: what waits is history, and nobody wants it months later.
  "UPDATE outbox SET state = 'not-set-up' WHERE state = 'waiting'",
  "CREATE INDEX outbox_queue ON outbox (kind, due_at, age) WHERE state = 'waiting'",
  "CREATE INDEX outbox_dead ON outbox (failed_at, age) WHERE state = 'dead'",
  "CREATE INDEX outbox_unsent ON outbox (recipient) WHERE state IN ('waiting', 'dead')",
];

/** What sending needs to know of a row: tries, when the next one is due, what failed. */
export class OutboxDelivery1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['outbox_queue', 'outbox_dead', 'outbox_unsent']) await runner.query(`DROP INDEX ${index}`);
    await runner.query(`ALTER TABLE outbox ${added.map((column) => `DROP COLUMN ${column}`).join(', ')}`);
    await runner.query("CREATE INDEX outbox_queue ON outbox (age) WHERE state = 'waiting'");
  }
}
