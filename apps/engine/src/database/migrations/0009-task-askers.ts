import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for the change that a task's listeners are still to see. */
export class TaskAskers1700000000910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_task ADD COLUMN asked_by text, ADD COLUMN asked_by_kind text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE user_task DROP COLUMN asked_by, DROP COLUMN asked_by_kind');
  }
}
