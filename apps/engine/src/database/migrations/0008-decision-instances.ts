import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Decisions that were made, one row for each of a graph: by business rule tasks (with the case's key) and through the
 * API (without one). `result`, `inputs` and `rules` are values (design §5): whoever erases a case clears them here, too.
 */
export class DecisionInstances1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE decision_instance (
      key                  bigint PRIMARY KEY,
      evaluation_key       bigint NOT NULL,
      place                integer NOT NULL,
      root_key             bigint,
      process_instance_key bigint,
      element_key          bigint,
      decision_key         bigint NOT NULL,
      decision_id          text NOT NULL,
      name                 text NOT NULL,
      version              integer NOT NULL,
      kind                 text NOT NULL,
      state                text NOT NULL CHECK (state IN ('evaluated', 'failed')),
      failure              text,
      at                   bigint NOT NULL,
      result               jsonb,
      inputs               jsonb NOT NULL,
      rules                jsonb NOT NULL,
      UNIQUE (evaluation_key, place)
    )`);
    await runner.query('CREATE INDEX decision_instance_process ON decision_instance (process_instance_key)');
    await runner.query('CREATE INDEX decision_instance_case ON decision_instance (root_key)');
    await runner.query('CREATE INDEX decision_instance_decision ON decision_instance (decision_id, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE decision_instance');
  }
}
