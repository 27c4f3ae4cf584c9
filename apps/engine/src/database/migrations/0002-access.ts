import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['start_lease', 'setup_code', 'api_token', 'session', 'group_member', 'app_group', 'app_user'];

const statements = [
  `CREATE TABLE app_user (
    id            text PRIMARY KEY,
    name          text NOT NULL,
    mail          text,
    language      text NOT NULL,
    roles         text[] NOT NULL,
    password_hash text,
    active        boolean NOT NULL DEFAULT true,
    demo          boolean NOT NULL DEFAULT false,
    created_at    bigint NOT NULL
  )`,
  `CREATE TABLE app_group (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    public_name text NOT NULL
  )`,
  `CREATE TABLE group_member (
    group_id text NOT NULL REFERENCES app_group,
    user_id  text NOT NULL REFERENCES app_user,
    PRIMARY KEY (group_id, user_id)
  )`,
  'CREATE INDEX group_member_user ON group_member (user_id)',
  // Sessions, tokens and codes keep only the SHA-256 of the secret, and wall time.
  `CREATE TABLE session (
    token_hash   bytea PRIMARY KEY,
    user_id      text NOT NULL REFERENCES app_user,
    last_used_at bigint NOT NULL,
    ends_at      bigint NOT NULL
  )`,
  'CREATE INDEX session_last_used ON session (last_used_at)',
  `CREATE TABLE api_token (
    id         uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    user_id    text NOT NULL REFERENCES app_user,
    name       text NOT NULL,
    job_types  text[],
    created_by text NOT NULL,
    created_at bigint NOT NULL
  )`,
  'CREATE TABLE setup_code (code_hash bytea PRIMARY KEY, created_at bigint NOT NULL)',
  `CREATE TABLE start_lease (
    single     boolean PRIMARY KEY DEFAULT true CHECK (single),
    holder     uuid,
    expires_at timestamptz
  )`,
  'INSERT INTO start_lease (holder) VALUES (NULL)',
];

/** Who may do what: people, groups, sessions and tokens; and who prepares the installation. */
export class Access1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
