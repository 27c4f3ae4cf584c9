import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Both languages unaccented before they are stemmed, so `solucion` finds `solución`. */
const configurations = ['english', 'spanish'].map(
  (language) => `
  CREATE TEXT SEARCH CONFIGURATION relevo_${language} (COPY = pg_catalog.${language});
  ALTER TEXT SEARCH CONFIGURATION relevo_${language}
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, ${language}_stem;`,
);

const weighted = (column: string, weight: string): string =>
  ['english', 'spanish']
    .map((language) => `setweight(to_tsvector('relevo_${language}', ${column}), '${weight}')`)
    .join(' || ');

const tables = `
  CREATE SEQUENCE article_number;

  CREATE TABLE article (
    key bigint PRIMARY KEY,
    number text NOT NULL UNIQUE,
    version integer NOT NULL,
    title text NOT NULL,
    problem text NOT NULL,
    solution text NOT NULL,
    keywords jsonb NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
    author_id text NOT NULL,
    author_name text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    search tsvector NOT NULL GENERATED ALWAYS AS (
      ${weighted('title', 'A')} || ${weighted('keywords', 'A')} ||
      ${weighted('problem', 'B')} || ${weighted('solution', 'C')}
    ) STORED
  );
  CREATE INDEX article_search ON article USING gin (search);
  CREATE INDEX article_newest ON article (updated_at DESC, key DESC);

  CREATE TABLE article_version (
    article_key bigint NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    version integer NOT NULL,
    title text NOT NULL,
    problem text NOT NULL,
    solution text NOT NULL,
    keywords jsonb NOT NULL,
    visibility text NOT NULL,
    note text,
    author_id text NOT NULL,
    author_name text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (article_key, version)
  );

  CREATE TABLE article_feedback (
    article_key bigint NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    person_id text NOT NULL,
    helped boolean NOT NULL,
    version integer NOT NULL,
    ticket_number text,
    at bigint NOT NULL,
    PRIMARY KEY (article_key, person_id)
  );

  CREATE TABLE article_ticket (
    article_key bigint NOT NULL,
    ticket_number text NOT NULL,
    use text NOT NULL CHECK (use IN ('applied', 'written', 'improved')),
    version integer NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (article_key, ticket_number, use)
  );
  CREATE INDEX article_ticket_number ON article_ticket (ticket_number);

  CREATE TABLE article_job (
    job_key bigint PRIMARY KEY,
    article_key bigint,
    version integer
  );

  CREATE TABLE article_word (word text PRIMARY KEY);
  CREATE INDEX article_word_similar ON article_word USING gin (word gin_trgm_ops);

  CREATE TABLE article_search_miss (
    words text PRIMARY KEY,
    count integer NOT NULL,
    last_at bigint NOT NULL
  );
  CREATE INDEX article_search_miss_newest ON article_search_miss (last_at DESC);
`;

/** Articles, their versions, what people said of them and what was searched in vain. */
export class Knowledge1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS unaccent');
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(configurations.join('\n'));
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE article_search_miss, article_word, article_job, article_ticket, article_feedback, article_version, article;
      DROP SEQUENCE article_number;
      DROP TEXT SEARCH CONFIGURATION relevo_english;
      DROP TEXT SEARCH CONFIGURATION relevo_spanish;
    `);
  }
}
