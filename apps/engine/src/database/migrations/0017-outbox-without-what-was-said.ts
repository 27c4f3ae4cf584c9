import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The outbox holds the words of what is still to be sent. What was told without mail has no row, and what was sent
 * only says so: the words stand in the history, from where every timeline tells them.
 */
export class OutboxWithoutWhatWasSaid1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM outbox WHERE state = 'not-set-up'");
    await runner.query(`UPDATE outbox SET texts = NULL, payload = NULL, sent_to = '{}'
      WHERE state IN ('sent', 'discarded')`);
  }

  /** An older version misses nothing that it would send. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
