import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { PersonRef, ProcessSummary, ProcessVersion, ProcessVersionDetail } from '@relevo/contracts';
import { hasRole, type Identity, isStaff } from '../access/identity.js';
import { PublishedFiles } from '../catalogue/published-files.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { draftSummary, type DraftSummaryRow } from './draft.js';
import { selectSummaries } from './draft-store.js';

interface VersionRow {
  readonly key: Key;
  readonly process_id: string;
  readonly name: string | null;
  readonly version: number;
  readonly at: string;
  readonly author_kind: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly note: string | null;
  readonly origin: 'owner' | 'shipped' | null;
}

interface LiveRow {
  readonly process_id: string;
  readonly version: number;
  readonly running: number;
  readonly stuck: number;
}

const versionColumns = `p.key::text AS key, p.process_id, p.name, p.version, d.at, d.author_kind, d.author_id,
  d.author_name, b.note, b.origin`;
const versionTables = `process_definition p JOIN deployment d ON d.key = p.deployment_key
  LEFT JOIN bundle b ON b.definition_key = p.key`;

const newestStatement = `SELECT DISTINCT ON (p.process_id) ${versionColumns} FROM ${versionTables}
  ORDER BY p.process_id, p.version DESC`;
const versionsStatement = `SELECT ${versionColumns} FROM ${versionTables} WHERE p.process_id = $1 ORDER BY p.version DESC`;

const live = (condition: string): string => `
  SELECT bpmn_process_id AS process_id, version, count(*)::int AS running,
    (count(*) FILTER (WHERE has_fault))::int AS stuck
  FROM process_instance WHERE ended_at IS NULL ${condition} GROUP BY bpmn_process_id, version`;

const publisherOf = (row: VersionRow): PersonRef | null =>
  row.author_kind === 'engine' ? null : { id: row.author_id, name: row.author_name };

const versionOf = (row: VersionRow, rows: readonly LiveRow[]): ProcessVersion => ({
  definitionKey: row.key,
  version: row.version,
  publishedAt: new Date(Number(row.at)).toISOString(),
  publishedBy: publisherOf(row),
  // Shipped flows of older installations hold an English note.
  note: row.origin === 'shipped' ? null : row.note,
  shipped: row.origin === 'shipped',
  running: rows.find(({ version }) => version === row.version)?.running ?? 0,
});

const sum = (rows: readonly LiveRow[], of: 'running' | 'stuck'): number =>
  rows.reduce((total, row) => total + row[of], 0);

const requireReader = (identity: Identity): void => {
  if (isStaff(identity)) return;
  throw new EngineError('forbidden', 'Expected somebody of the service desk, but you are not. Ask the service desk.');
};

/** What is published, and how many instances run on which version. */
@Injectable()
export class Versions {
  constructor(
    private readonly database: Database,
    private readonly files: PublishedFiles,
  ) {}

  async processes(identity: Identity): Promise<readonly ProcessSummary[]> {
    requireReader(identity);
    const newest = await this.database.query<VersionRow>(newestStatement);
    const running = await this.database.query<LiveRow>(live(''));
    const drafts = hasRole(identity, 'process-owner', 'administrator')
      ? await this.database.query<DraftSummaryRow>(selectSummaries)
      : [];
    return newest.map((row) => {
      const own = running.filter(({ process_id }) => process_id === row.process_id);
      return {
        ...versionOf(row, own),
        processId: row.process_id,
        name: row.name ?? row.process_id,
        running: sum(own, 'running'),
        stuck: sum(own, 'stuck'),
        drafts: drafts.filter(({ process_id }) => process_id === row.process_id).map(draftSummary),
      };
    });
  }

  async versions(identity: Identity, processId: string): Promise<readonly ProcessVersion[]> {
    requireReader(identity);
    const rows = await this.rows(processId);
    const running = await this.running(processId);
    return rows.map((row) => versionOf(row, running));
  }

  /** One version with its files; the newest unless said. */
  async detail(identity: Identity, processId: string, version?: number): Promise<ProcessVersionDetail> {
    requireReader(identity);
    const row = await this.row(processId, version);
    const files = await this.files.bundle(row.key);
    if (!files) throw new Error(`Expected the files of version ${row.version} of "${processId}", but there are none.`);
    const running = await this.running(processId);
    return { ...versionOf(row, running), processId, name: row.name ?? processId, files };
  }

  /** When one version was published, by whom and why; the newest unless said. Refused where there is none. */
  async published(processId: string, version?: number): Promise<Omit<ProcessVersion, 'running'>> {
    return versionOf(await this.row(processId, version), []);
  }

  async xml(identity: Identity, definitionKey: string): Promise<string> {
    requireReader(identity);
    const xml = await this.files.xml(definitionKey as Key);
    if (xml !== null) return xml;
    throw new EngineError(
      'definition-not-found',
      `Expected a published definition with the key ${definitionKey}, but there is none. Look at the list of processes.`,
    );
  }

  /** Instances that stay on versions before this one. */
  async runningBefore(processId: string, version: number): Promise<number> {
    return sum(
      (await this.running(processId)).filter((row) => row.version < version),
      'running',
    );
  }

  /** 0: nothing is published under that id. */
  async newest(processId: string, reads: Pick<Transaction, 'query'> = this.database): Promise<number> {
    const [row] = await reads.query<{ newest: number }>(
      'SELECT coalesce(max(version), 0) AS newest FROM process_definition WHERE process_id = $1',
      [processId],
    );
    return row?.newest ?? 0;
  }

  /**
   * Refuses where somebody has published since, and keeps everybody else from publishing until the transaction ends.
   * `seen` is the newest version that the person knows.
   */
  async requireNewest(tx: Transaction, processId: string, seen: number): Promise<void> {
    await tx.query('SELECT value FROM catalogue_epoch FOR UPDATE');
    const newest = await this.newest(processId, tx);
    if (newest === seen) return;
    const published = await this.published(processId, newest);
    const who = published.publishedBy?.name ?? 'Relevo';
    throw new EngineError(
      'newer-version',
      `Expected version ${seen} of "${processId}" to be the newest, but ${who} has published version ${newest} since. Nothing was published or overwritten: look at what it changes, then decide anew.`,
      { extra: { newest: published } },
    );
  }

  private async rows(processId: string): Promise<readonly VersionRow[]> {
    const rows = await this.database.query<VersionRow>(versionsStatement, [processId]);
    if (rows.length > 0) return rows;
    throw new EngineError(
      'definition-not-found',
      `Expected a published process "${processId}", but there is none. Look at the list of processes.`,
    );
  }

  private async row(processId: string, version: number | undefined): Promise<VersionRow> {
    const rows = await this.rows(processId);
    const row = version === undefined ? rows[0] : rows.find((one) => one.version === version);
    if (!row) throw this.unknownVersion(processId, version, rows);
    return row;
  }

  private running(processId: string): Promise<LiveRow[]> {
    return this.database.query<LiveRow>(live('AND bpmn_process_id = $1'), [processId]);
  }

  private unknownVersion(processId: string, version: number | undefined, rows: readonly VersionRow[]): EngineError {
    return new EngineError(
      'definition-not-found',
      `Expected version ${String(version)} of "${processId}", but its versions are ${rows.map((row) => row.version).join(', ')}. Choose one of these.`,
    );
  }
}
