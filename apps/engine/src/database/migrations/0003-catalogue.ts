import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  CREATE TABLE deployment (
    key bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('bundle', 'resources')),
    at bigint NOT NULL,
    author_kind text NOT NULL,
    author_id text NOT NULL,
    author_name text NOT NULL,
    epoch bigint NOT NULL
  );
  CREATE INDEX deployment_epoch ON deployment (epoch);

  CREATE TABLE deployment_file (
    deployment_key bigint NOT NULL REFERENCES deployment (key),
    name text NOT NULL,
    content text NOT NULL,
    checksum text NOT NULL,
    PRIMARY KEY (deployment_key, name)
  );

  CREATE TABLE process_definition (
    key bigint PRIMARY KEY,
    process_id text NOT NULL,
    version integer NOT NULL,
    version_tag text,
    name text,
    deployment_key bigint NOT NULL,
    file_name text NOT NULL,
    UNIQUE (process_id, version),
    FOREIGN KEY (deployment_key, file_name) REFERENCES deployment_file (deployment_key, name)
  );
  CREATE INDEX process_definition_deployment ON process_definition (deployment_key);

  CREATE TABLE form (
    key bigint PRIMARY KEY,
    form_id text NOT NULL,
    version integer NOT NULL,
    version_tag text,
    deployment_key bigint NOT NULL,
    file_name text NOT NULL,
    UNIQUE (form_id, version),
    FOREIGN KEY (deployment_key, file_name) REFERENCES deployment_file (deployment_key, name)
  );
  CREATE INDEX form_deployment ON form (deployment_key);

  CREATE TABLE decision_requirements (
    key bigint PRIMARY KEY,
    requirements_id text NOT NULL,
    version integer NOT NULL,
    name text,
    deployment_key bigint NOT NULL,
    file_name text NOT NULL,
    UNIQUE (requirements_id, version),
    FOREIGN KEY (deployment_key, file_name) REFERENCES deployment_file (deployment_key, name)
  );
  CREATE INDEX decision_requirements_deployment ON decision_requirements (deployment_key);

  CREATE TABLE decision (
    key bigint PRIMARY KEY,
    decision_id text NOT NULL,
    version integer NOT NULL,
    version_tag text,
    name text,
    requirements_key bigint NOT NULL REFERENCES decision_requirements (key),
    UNIQUE (decision_id, version)
  );
  CREATE INDEX decision_requirements_key ON decision (requirements_key);

  CREATE TABLE bundle (
    definition_key bigint PRIMARY KEY REFERENCES process_definition (key),
    process_id text NOT NULL,
    version integer NOT NULL,
    note text,
    origin text NOT NULL CHECK (origin IN ('owner', 'shipped'))
  );

  CREATE TABLE draft (
    id bigint PRIMARY KEY,
    process_id text NOT NULL,
    name text NOT NULL,
    revision integer NOT NULL,
    base_version integer,
    files jsonb NOT NULL,
    created_at bigint NOT NULL,
    saved_at bigint NOT NULL,
    saved_by text NOT NULL,
    saved_by_name text NOT NULL
  );
  CREATE INDEX draft_process ON draft (process_id);
`;

/** Published versions with their files verbatim, and drafts. Rows of the first are never changed. */
export class Catalogue1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE draft, bundle, decision, decision_requirements, form, process_definition, deployment_file, deployment',
    );
  }
}
