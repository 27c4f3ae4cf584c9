import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came for one version of a process starts that version, also while a newer one is being published. */
export class GatheredByVersion1700000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM start_arrival');
    await runner.query(`ALTER TABLE start_arrival ADD COLUMN definition_key bigint NOT NULL,
      DROP CONSTRAINT start_arrival_pkey, ADD PRIMARY KEY (definition_key, element_id, trigger_index)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM start_arrival');
    await runner.query(`ALTER TABLE start_arrival DROP CONSTRAINT start_arrival_pkey, DROP COLUMN definition_key,
      ADD PRIMARY KEY (bpmn_process_id, element_id, trigger_index)`);
  }
}
