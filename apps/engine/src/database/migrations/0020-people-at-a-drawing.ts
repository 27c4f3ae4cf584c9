import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Comments pinned to elements belong to the process, not to a draft: they are still there when the next one is begun.
 * Who has a draft open is worth nothing after a crash, so its table writes no log (UNLOGGED); its times are wall time.
 */
export class PeopleAtADrawing1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE diagram_comment (
        id bigint PRIMARY KEY,
        process_id text NOT NULL,
        element_id text NOT NULL,
        element_name text NOT NULL,
        reply_to bigint REFERENCES diagram_comment ON DELETE CASCADE,
        text text NOT NULL,
        written_at bigint NOT NULL,
        author text NOT NULL,
        author_name text NOT NULL,
        resolved_at bigint,
        resolved_by text,
        resolved_by_name text
      )`);
    await runner.query('CREATE INDEX diagram_comment_process ON diagram_comment (process_id, id)');
    await runner.query('CREATE INDEX diagram_comment_replies ON diagram_comment (reply_to) WHERE reply_to IS NOT NULL');
    await runner.query(`
      CREATE UNLOGGED TABLE draft_presence (
        draft_id bigint NOT NULL,
        user_id text NOT NULL,
        name text NOT NULL,
        seen_at bigint NOT NULL,
        PRIMARY KEY (draft_id, user_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE draft_presence');
    await runner.query('DROP TABLE diagram_comment');
  }
}
