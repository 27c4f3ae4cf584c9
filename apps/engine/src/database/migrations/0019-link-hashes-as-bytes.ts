import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hash is 32 bytes, and stood as 64 letters in the table and in its index. */
export class LinkHashesAsBytes1700000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE tracking_link ALTER COLUMN token_hash TYPE bytea USING decode(token_hash, 'hex')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE tracking_link ALTER COLUMN token_hash TYPE text USING encode(token_hash, 'hex')");
  }
}
