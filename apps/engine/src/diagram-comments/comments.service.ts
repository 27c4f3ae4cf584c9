import { Injectable } from '@nestjs/common';
import type { DiagramComment } from '@relevo/contracts';
import { hasRole, type Identity } from '../access/identity.js';
import { requirePublisher } from '../catalogue/deployment.service.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Keys } from '../keys/keys.js';
import { LiveHub } from '../live/live-hub.js';
import type { WriteCommentRequest } from './comment-requests.js';
import { commentOf, type CommentRow, CommentStore } from './comment-store.js';

/** More on one process, and nobody reads them; a bound on what one list answers. */
const most = 1000;

const tooMany = (): EngineError =>
  new EngineError(
    'invalid-request',
    `Expected at most ${most} comments on one process, but there are so many already. Delete some that are done with.`,
  );

const notYours = ({ author_name }: CommentRow): EngineError =>
  new EngineError(
    'forbidden',
    `Expected the author of the comment, but ${author_name} wrote it. Answer it, or mark its thread as done.`,
  );

/** What process owners say to each other about a drawing, pinned to its elements. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly store: CommentStore,
    private readonly keys: Keys,
    private readonly live: LiveHub,
  ) {}

  async list(identity: Identity, processId: string): Promise<readonly DiagramComment[]> {
    requirePublisher(identity);
    return this.store.list(processId, most);
  }

  async write(identity: Identity, processId: string, request: WriteCommentRequest): Promise<DiagramComment> {
    requirePublisher(identity);
    await this.keys.reserve(1);
    const written = await this.database.transaction(async (tx) => {
      await this.store.requireProcess(tx, processId);
      if ((await this.store.countLocked(tx, processId)) >= most) throw tooMany();
      const thread = request.replyTo === undefined ? null : await this.store.lock(tx, processId, request.replyTo);
      const comment = {
        id: this.keys.nextKey(),
        element_id: thread?.element_id ?? request.elementId,
        element_name: thread?.element_name ?? request.elementName,
        reply_to: thread === null ? null : (thread.reply_to ?? thread.id),
        text: request.text.trim(),
      };
      const row = await this.store.insert(tx, processId, comment, identity);
      await this.store.record(tx, processId, identity, {
        type: 'DiagramCommentWritten',
        commentId: row.id,
        elementId: row.element_id,
        elementName: row.element_name,
        replyTo: row.reply_to,
        text: row.text,
      });
      return row;
    });
    this.changed(processId);
    return commentOf(written);
  }

  /** Of a whole thread: an answer stands for the comment that it answers. */
  async resolve(identity: Identity, processId: string, id: string, resolved: boolean): Promise<DiagramComment> {
    requirePublisher(identity);
    const row = await this.database.transaction(async (tx) => {
      const named = await this.store.lock(tx, processId, id);
      const first = named.reply_to === null ? named : await this.store.lock(tx, processId, named.reply_to);
      if ((first.resolved_at !== null) === resolved) return first;
      const type = resolved ? 'DiagramCommentResolved' : 'DiagramCommentReopened';
      await this.store.record(tx, processId, identity, { type, commentId: first.id });
      return this.store.resolve(tx, first.id, resolved ? identity : null);
    });
    this.changed(processId);
    return commentOf(row);
  }

  /** With the answers to it. */
  async remove(identity: Identity, processId: string, id: string): Promise<void> {
    requirePublisher(identity);
    await this.database.transaction(async (tx) => {
      const row = await this.store.lock(tx, processId, id);
      if (row.author !== identity.id && !hasRole(identity, 'administrator')) throw notYours(row);
      await this.store.remove(tx, row.id);
      await this.store.record(tx, processId, identity, { type: 'DiagramCommentDeleted', commentId: row.id });
    });
    this.changed(processId);
  }

  private changed(processId: string): void {
    this.live.changed(`process:${processId}`);
  }
}
