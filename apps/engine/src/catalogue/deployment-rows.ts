import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';
import type { Actor } from '../access/identity.js';
import type { PersonRef } from '@relevo/contracts';
import type { ResourceFile } from './resource-files.js';
import { checksumOf } from './resource-files.js';

/** A row of `deployment`. */
export interface DeploymentRow {
  readonly key: Key;
  readonly kind: 'bundle' | 'resources';
  readonly at: Instant;
  readonly actor: Actor;
  readonly author: PersonRef;
  readonly epoch: string;
}

/** A resource of one of the files: what its rows are written from. */
export interface NewVersion {
  readonly key: Key;
  readonly id: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly name: string | null;
  readonly file: string;
}

export interface NewDecision extends Omit<NewVersion, 'file'> {
  readonly requirementsKey: Key;
}

export interface BundleRow {
  readonly definitionKey: Key;
  readonly processId: string;
  readonly version: number;
  readonly note: string | null;
  readonly origin: 'owner' | 'shipped';
}

/** A newest version as it is published now, to compare with. */
export interface NewestRow {
  readonly id: string;
  readonly key: Key;
  readonly version: number;
  readonly file_name: string;
  readonly checksum: string;
  readonly deployment_key: Key;
}

const newest = (table: string, idColumn: string): string => `
  SELECT DISTINCT ON (r.${idColumn}) r.${idColumn} AS id, r.key::text AS key, r.version, r.file_name, f.checksum,
    r.deployment_key::text AS deployment_key
  FROM ${table} r JOIN deployment_file f ON f.deployment_key = r.deployment_key AND f.name = r.file_name
  WHERE r.${idColumn} = ANY ($1) ORDER BY r.${idColumn}, r.version DESC`;

export const newestStatements = {
  definitions: newest('process_definition', 'process_id'),
  forms: newest('form', 'form_id'),
  requirements: newest('decision_requirements', 'requirements_id'),
  decisions: `
    SELECT DISTINCT ON (d.decision_id) d.decision_id AS id, d.key::text AS key, d.version, r.file_name, f.checksum,
      r.deployment_key::text AS deployment_key
    FROM decision d JOIN decision_requirements r ON r.key = d.requirements_key
    JOIN deployment_file f ON f.deployment_key = r.deployment_key AND f.name = r.file_name
    WHERE d.decision_id = ANY ($1) ORDER BY d.decision_id, d.version DESC`,
} as const;

export type ResourceTable = keyof typeof newestStatements;

export const newestOf = async (
  tx: Transaction,
  table: ResourceTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NewestRow>> => {
  const rows = await tx.query<NewestRow>(newestStatements[table], [ids]);
  return new Map(rows.map((row) => [row.id, row]));
};

export const insertDeployment = async (
  tx: Transaction,
  row: DeploymentRow,
  files: readonly ResourceFile[],
): Promise<void> => {
  await tx.query(
    `INSERT INTO deployment (key, kind, at, author_kind, author_id, author_name, epoch)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.key, row.kind, row.at, row.actor.kind, row.author.id, row.author.name, row.epoch],
  );
  await tx.query(
    `INSERT INTO deployment_file (deployment_key, name, content, checksum)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])`,
    [
      row.key,
      files.map((file) => file.name),
      files.map((file) => file.content),
      files.map((file) => checksumOf(file.content)),
    ],
  );
};

const columns = <Row>(rows: readonly Row[], ...pick: readonly ((row: Row) => unknown)[]): unknown[][] =>
  pick.map((value) => rows.map(value));

export const insertDefinitions = async (
  tx: Transaction,
  deployment: Key,
  rows: readonly NewVersion[],
): Promise<void> => {
  await tx.query(
    `INSERT INTO process_definition (deployment_key, key, process_id, version, version_tag, name, file_name)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[])`,
    [deployment, ...versionColumns(rows)],
  );
};

export const insertForms = async (tx: Transaction, deployment: Key, rows: readonly NewVersion[]): Promise<void> => {
  const [keys, ids, versions, tags, , files] = versionColumns(rows);
  await tx.query(
    `INSERT INTO form (deployment_key, key, form_id, version, version_tag, file_name)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::integer[], $5::text[], $6::text[])`,
    [deployment, keys, ids, versions, tags, files],
  );
};

export const insertRequirements = async (
  tx: Transaction,
  deployment: Key,
  rows: readonly NewVersion[],
): Promise<void> => {
  const [keys, ids, versions, , names, files] = versionColumns(rows);
  await tx.query(
    `INSERT INTO decision_requirements (deployment_key, key, requirements_id, version, name, file_name)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::integer[], $5::text[], $6::text[])`,
    [deployment, keys, ids, versions, names, files],
  );
};

export const insertDecisions = async (tx: Transaction, rows: readonly NewDecision[]): Promise<void> => {
  await tx.query(
    `INSERT INTO decision (key, decision_id, version, version_tag, name, requirements_key)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::bigint[])`,
    columns(
      rows,
      (row) => row.key,
      (row) => row.id,
      (row) => row.version,
      (row) => row.versionTag,
      (row) => row.name,
      (row) => row.requirementsKey,
    ),
  );
};

export const insertBundles = async (tx: Transaction, rows: readonly BundleRow[]): Promise<void> => {
  await tx.query(
    `INSERT INTO bundle (definition_key, process_id, version, note, origin)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[])`,
    columns(
      rows,
      (row) => row.definitionKey,
      (row) => row.processId,
      (row) => row.version,
      (row) => row.note,
      (row) => row.origin,
    ),
  );
};

const versionColumns = (rows: readonly NewVersion[]): unknown[][] =>
  columns(
    rows,
    (row) => row.key,
    (row) => row.id,
    (row) => row.version,
    (row) => row.versionTag,
    (row) => row.name,
    (row) => row.file,
  );
