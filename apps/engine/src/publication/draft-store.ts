import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { History, type HistoryEvent } from '../history/history.js';
import { Keys } from '../keys/keys.js';
import { type DraftRow, draftOf } from './draft.js';

const summaryColumns = 'id::text AS id, process_id, name, revision, base_version, saved_at, saved_by, saved_by_name';
export const selectSummaries = `SELECT ${summaryColumns} FROM draft ORDER BY saved_at DESC, id`;
export const selectDraft = `SELECT ${summaryColumns}, files FROM draft WHERE id = $1`;

/** Names and files are what people wrote; the files stand there by their checksums. */
const valueFields = {
  DraftCreated: ['name', 'files'],
  DraftSaved: ['name', 'files'],
  DraftDeleted: [],
  DraftPublished: [],
} as const;

type NewDraft = Pick<DraftRow, 'process_id' | 'name' | 'base_version' | 'files'>;

type DraftEvent = HistoryEvent & { readonly type: keyof typeof valueFields };

const commandOf: Readonly<Record<DraftEvent['type'], string>> = {
  DraftCreated: 'CreateDraft',
  DraftSaved: 'SaveDraft',
  DraftDeleted: 'DeleteDraft',
  DraftPublished: 'PublishDraft',
};

export const unknownDraft = (id: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected the draft ${id}, but there is none: it was published or deleted. Look at the list of processes.`,
  );

export const staleDraft = (kept: DraftRow, revision: number): EngineError =>
  new EngineError(
    'stale-draft',
    `Expected revision ${revision} of the draft "${kept.name}" to be the newest, but ${kept.saved_by_name} has saved revision ${kept.revision} since. Nothing was overwritten: compare with theirs, or keep yours as a draft of its own.`,
    { extra: { draft: draftOf(kept) } },
  );

/** Rows of drafts and their records, in the caller's transaction. */
@Injectable()
export class DraftStore {
  constructor(
    private readonly history: History,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Before the transaction: new keys may need a connection of their own. */
  async prepare(): Promise<void> {
    await this.keys.reserve(1);
  }

  /** Locked until the transaction ends, and refused where somebody saved after `revision`. */
  async lock(tx: Transaction, id: string, revision: number): Promise<DraftRow> {
    const [kept] = await tx.query<DraftRow>(`${selectDraft} FOR UPDATE`, [id]);
    if (!kept) throw unknownDraft(id);
    if (kept.revision !== revision) throw staleDraft(kept, revision);
    return kept;
  }

  async insert(tx: Transaction, draft: NewDraft, identity: Identity): Promise<Key> {
    const id = this.keys.nextKey();
    const { process_id, name, base_version, files } = draft;
    await tx.query(
      `INSERT INTO draft (id, process_id, name, revision, base_version, files, created_at, saved_at, saved_by, saved_by_name)
       VALUES ($1, $2, $3, 1, $4, $5, $6, $6, $7, $8)`,
      [id, process_id, name, base_version, JSON.stringify(files), this.clock.now(), identity.id, identity.name],
    );
    return id;
  }

  async update(
    tx: Transaction,
    draft: Pick<DraftRow, 'id' | 'process_id' | 'name' | 'files' | 'revision'>,
    identity: Identity,
  ): Promise<void> {
    await tx.query(
      `UPDATE draft SET process_id = $2, name = $3, revision = $4, files = $5, saved_at = $6, saved_by = $7,
         saved_by_name = $8 WHERE id = $1`,
      [
        draft.id,
        draft.process_id,
        draft.name,
        draft.revision,
        JSON.stringify(draft.files),
        this.clock.now(),
        identity.id,
        identity.name,
      ],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM draft WHERE id = $1', [id]);
  }

  async record(tx: Transaction, processId: string, identity: Identity, event: DraftEvent): Promise<void> {
    await this.history.append(tx, {
      stream: `process:${processId}`,
      actor: actorOf(identity),
      command: commandOf[event.type],
      at: this.clock.now(),
      events: [event],
      valueFields,
    });
  }
}
