import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest and the first instances of one process: what is usual at its elements, and who went a new version first. */
export class InstancesOfProcess1700000002040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX process_instance_of_process ON process_instance (bpmn_process_id, started_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX process_instance_of_process');
  }
}
