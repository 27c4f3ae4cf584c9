import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told what by HTTP. The secret signs what is sent, so it must be kept as it is; no answer but the first shows it. */
export class Webhooks1700000001110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE webhook (
      id          uuid PRIMARY KEY,
      name        text NOT NULL,
      url         text NOT NULL,
      events      text[] NOT NULL,
      with_values boolean NOT NULL,
      secret      text NOT NULL,
      active      boolean NOT NULL DEFAULT true,
      off_because text,
      created_by  text NOT NULL,
      created_at  bigint NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM outbox WHERE kind = 'webhook'");
    await runner.query('DROP TABLE webhook');
  }
}
