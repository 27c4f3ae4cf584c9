import type { Key } from '@relevo/bpmn-kernel';
import type { Database } from '../database/database.js';

/** A published resource and the file it stands in. */
export interface PublishedRow {
  readonly kind: 'definition' | 'form' | 'decision';
  readonly key: Key;
  readonly id: string;
  readonly version: number;
  readonly version_tag: string | null;
  readonly deployment_key: Key;
  readonly file_name: string;
  /** Of a decision: its graph. */
  readonly requirements_key: Key | null;
}

export interface FileRow {
  readonly deployment_key: Key;
  readonly deployment_kind: 'bundle' | 'resources';
  readonly name: string;
  readonly content: string;
}

const resourceStatement = `
  SELECT 'definition' AS kind, r.key::text AS key, r.process_id AS id, r.version, r.version_tag,
    r.deployment_key::text AS deployment_key, r.file_name, NULL AS requirements_key
  FROM process_definition r JOIN deployment d ON d.key = r.deployment_key WHERE d.epoch > $1 AND d.epoch <= $2
  UNION ALL
  SELECT 'form', r.key::text, r.form_id, r.version, r.version_tag, r.deployment_key::text, r.file_name, NULL
  FROM form r JOIN deployment d ON d.key = r.deployment_key WHERE d.epoch > $1 AND d.epoch <= $2
  UNION ALL
  SELECT 'decision', n.key::text, n.decision_id, n.version, n.version_tag, r.deployment_key::text, r.file_name, r.key::text
  FROM decision n JOIN decision_requirements r ON r.key = n.requirements_key
  JOIN deployment d ON d.key = r.deployment_key WHERE d.epoch > $1 AND d.epoch <= $2`;

const fileStatement = `
  SELECT f.deployment_key::text AS deployment_key, d.kind AS deployment_kind, f.name, f.content
  FROM deployment_file f JOIN deployment d ON d.key = f.deployment_key
  WHERE d.epoch > $1 AND d.epoch <= $2 ORDER BY d.epoch, f.name`;

export const currentEpoch = async (database: Database): Promise<number> => {
  const [row] = await database.query<{ value: string }>('SELECT value FROM catalogue_epoch');
  return Number(row?.value ?? 0);
};

/** Versions that begin no instance now; suspending and resuming raise the epoch too. */
export const suspendedKeys = async (database: Database): Promise<ReadonlySet<Key>> => {
  const rows = await database.query<{ key: Key }>(
    'SELECT key::text AS key FROM process_definition WHERE suspended_at IS NOT NULL',
  );
  return new Set(rows.map(({ key }) => key));
};

/** What was published after one epoch, up to another; deployments go one after another, so nothing is missed. */
export const publishedBetween = async (database: Database, after: number, upTo: number) => ({
  resources: await database.query<PublishedRow>(resourceStatement, [after, upTo]),
  files: await database.query<FileRow>(fileStatement, [after, upTo]),
});
