import { Injectable } from '@nestjs/common';
import type { BundleFiles, Draft, DraftSummary } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { requirePublisher } from '../catalogue/deployment.service.js';
import { checkBundle } from '../catalogue/resource-files.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { LiveHub } from '../live/live-hub.js';
import {
  anyProcessIdOf,
  checksumsOf,
  type DraftRow,
  draftOf,
  draftSummary,
  type DraftSummaryRow,
  filesOf,
  processIdOf,
} from './draft.js';
import type { CreateDraftRequest, SaveDraftRequest } from './draft-requests.js';
import { DraftStore, selectDraft, staleDraft, selectSummaries, unknownDraft } from './draft-store.js';
import { Versions } from './versions.js';

interface Beginning {
  readonly files: BundleFiles;
  readonly baseVersion: number | null;
}

/** Any BPMN file may be a draft, also one that cannot run: publishing alone refuses it. */
const idOf = (files: BundleFiles): string => {
  const id = processIdOf(files) ?? anyProcessIdOf(files);
  if (id) return id;
  const message =
    'Expected a BPMN diagram, but the file has no BPMN definitions with a process. Export it as BPMN 2.0 and take that file.';
  throw new EngineError('diagram-refused', message, {
    findings: [{ severity: 'error', code: 'no-process', message }],
  });
};

/** Half-made changes that several people may work on; a save never overwrites what its author has not seen. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly store: DraftStore,
    private readonly versions: Versions,
    private readonly live: LiveHub,
  ) {}

  async list(identity: Identity): Promise<readonly DraftSummary[]> {
    requirePublisher(identity);
    return (await this.database.query<DraftSummaryRow>(selectSummaries)).map(draftSummary);
  }

  async read(identity: Identity, id: string): Promise<Draft> {
    requirePublisher(identity);
    return draftOf(await this.row(this.database, id));
  }

  /** As it was when the caller last saw it; refused where somebody saved since. */
  async readAt(identity: Identity, id: string, revision: number): Promise<Draft> {
    requirePublisher(identity);
    const kept = await this.row(this.database, id);
    if (kept.revision !== revision) throw staleDraft(kept, revision);
    return draftOf(kept);
  }

  async create(identity: Identity, request: CreateDraftRequest): Promise<Draft> {
    requirePublisher(identity);
    const { files, baseVersion } = await this.beginning(identity, request);
    checkBundle(filesOf(files));
    const processId = idOf(files);
    const name = request.name.trim();
    await this.store.prepare();
    const draft = await this.database.transaction(async (tx) => {
      const row = { process_id: processId, name, base_version: baseVersion, files };
      const id = await this.store.insert(tx, row, identity);
      const event = { type: 'DraftCreated', draftId: id, baseVersion, name, files: checksumsOf(files) } as const;
      await this.store.record(tx, processId, identity, event);
      return draftOf(await this.row(tx, id));
    });
    this.changed(draft.id);
    return draft;
  }

  async save(identity: Identity, id: string, request: SaveDraftRequest): Promise<Draft> {
    requirePublisher(identity);
    checkBundle(filesOf(request.files));
    const draft = await this.database.transaction(async (tx) => {
      const kept = await this.store.lock(tx, id, request.revision);
      const { files } = request;
      const name = request.name?.trim() ?? kept.name;
      const revision = kept.revision + 1;
      const processId = processIdOf(files) ?? kept.process_id;
      await this.store.update(tx, { id: kept.id, process_id: processId, name, files, revision }, identity);
      const event = { type: 'DraftSaved', draftId: id, revision, name, files: checksumsOf(files) } as const;
      await this.store.record(tx, processId, identity, event);
      return draftOf(await this.row(tx, id));
    });
    this.changed(id);
    return draft;
  }

  async remove(identity: Identity, id: string): Promise<void> {
    requirePublisher(identity);
    await this.database.transaction(async (tx) => {
      const { revision } = await this.row(tx, id);
      const kept = await this.store.lock(tx, id, revision);
      await this.store.remove(tx, kept.id);
      await this.store.record(tx, kept.process_id, identity, { type: 'DraftDeleted', draftId: id, revision });
    });
    this.changed(id);
  }

  /** Tells who has the draft or the list of processes open; after the commit. */
  changed(id: string): void {
    this.live.changed(`draft:${id}`);
    this.live.changed('processes');
  }

  private async beginning(identity: Identity, { from, files }: CreateDraftRequest): Promise<Beginning> {
    if (!from) return { files: files ?? {}, baseVersion: null };
    const version = await this.versions.detail(identity, from.processId, from.version);
    return { files: version.files, baseVersion: version.version };
  }

  private async row(reads: Pick<Transaction, 'query'>, id: string): Promise<DraftRow> {
    const [row] = await reads.query<DraftRow>(selectDraft, [id]);
    if (!row) throw unknownDraft(id);
    return row;
  }
}
