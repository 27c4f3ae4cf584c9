import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At most one row: the demo data of this installation, begun or finished. */
export class DemoData1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE demo_data (
      single      boolean PRIMARY KEY DEFAULT true CHECK (single),
      from_at     bigint NOT NULL,
      to_at       bigint NOT NULL,
      tickets     integer NOT NULL,
      finished_at bigint
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demo_data');
  }
}
