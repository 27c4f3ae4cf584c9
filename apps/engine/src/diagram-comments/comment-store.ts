import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { DiagramComment } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { History, type HistoryEvent } from '../history/history.js';

export interface CommentRow {
  readonly id: Key;
  readonly element_id: string;
  readonly element_name: string;
  readonly reply_to: Key | null;
  readonly text: string;
  readonly written_at: string;
  readonly author: string;
  readonly author_name: string;
  readonly resolved_at: string | null;
  readonly resolved_by: string | null;
  readonly resolved_by_name: string | null;
}

const columns = `id::text AS id, element_id, element_name, reply_to::text AS reply_to, text, written_at, author, author_name,
  resolved_at, resolved_by, resolved_by_name`;

/** What people wrote, and what they called the element, are values (design §5). */
const valueFields = {
  DiagramCommentWritten: ['elementName', 'text'],
  DiagramCommentResolved: [],
  DiagramCommentReopened: [],
  DiagramCommentDeleted: [],
} as const;

type CommentEvent = HistoryEvent & { readonly type: keyof typeof valueFields };

const commandOf: Readonly<Record<CommentEvent['type'], string>> = {
  DiagramCommentWritten: 'WriteDiagramComment',
  DiagramCommentResolved: 'ResolveDiagramComment',
  DiagramCommentReopened: 'ReopenDiagramComment',
  DiagramCommentDeleted: 'DeleteDiagramComment',
};

const instant = (milliseconds: string): string => new Date(Number(milliseconds)).toISOString();

export const commentOf = (row: CommentRow): DiagramComment => ({
  id: row.id,
  elementId: row.element_id,
  elementName: row.element_name,
  replyTo: row.reply_to,
  text: row.text,
  at: instant(row.written_at),
  author: { id: row.author, name: row.author_name },
  resolved:
    row.resolved_at === null
      ? null
      : { at: instant(row.resolved_at), by: { id: row.resolved_by ?? '', name: row.resolved_by_name ?? '' } },
});

const unknownComment = (id: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected the comment ${id} on this process, but there is none: it was deleted. Reload the comments.`,
  );

const unknownProcess = (id: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected a process or a draft of one with the id "${id}", but there is none. Look at the list of processes.`,
  );

/** Rows of comments and their records, in the caller's transaction. */
@Injectable()
export class CommentStore {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async list(processId: string, atMost: number): Promise<readonly DiagramComment[]> {
    const rows = await this.database.query<CommentRow>(
      `SELECT * FROM (SELECT ${columns} FROM diagram_comment WHERE process_id = $1 ORDER BY diagram_comment.id DESC LIMIT $2) newest
       ORDER BY written_at, id`,
      [processId, atMost],
    );
    return rows.map(commentOf);
  }

  /** Published, or being drawn. */
  async requireProcess(tx: Transaction, processId: string): Promise<void> {
    const [known] = await tx.query(
      `SELECT 1 FROM process_definition WHERE process_id = $1 UNION ALL SELECT 1 FROM draft WHERE process_id = $1 LIMIT 1`,
      [processId],
    );
    if (!known) throw unknownProcess(processId);
  }

  /** How many there are; the process's comments stay as they are until the transaction ends. */
  async countLocked(tx: Transaction, processId: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`diagram-comments:${processId}`]);
    const [row] = await tx.query<{ count: string }>(
      'SELECT count(*) AS count FROM diagram_comment WHERE process_id = $1',
      [processId],
    );
    return Number(row?.count ?? 0);
  }

  async lock(tx: Transaction, processId: string, id: string): Promise<CommentRow> {
    const [row] = await tx.query<CommentRow>(
      `SELECT ${columns} FROM diagram_comment WHERE process_id = $1 AND id = $2 FOR UPDATE`,
      [processId, id],
    );
    if (!row) throw unknownComment(id);
    return row;
  }

  async insert(
    tx: Transaction,
    processId: string,
    comment: Pick<CommentRow, 'id' | 'element_id' | 'element_name' | 'reply_to' | 'text'>,
    identity: Identity,
  ): Promise<CommentRow> {
    const [row] = await tx.query<CommentRow>(
      `INSERT INTO diagram_comment (id, process_id, element_id, element_name, reply_to, text, written_at, author, author_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns}`,
      [
        ...[comment.id, processId, comment.element_id, comment.element_name, comment.reply_to, comment.text],
        ...[this.clock.now(), identity.id, identity.name],
      ],
    );
    if (!row) throw new Error('Expected the comment that was inserted, but there is none.');
    return row;
  }

  async resolve(tx: Transaction, id: Key, identity: Identity | null): Promise<CommentRow> {
    const [row] = await tx.query<CommentRow>(
      `UPDATE diagram_comment SET resolved_at = $2, resolved_by = $3, resolved_by_name = $4 WHERE id = $1 RETURNING ${columns}`,
      [id, identity ? this.clock.now() : null, identity?.id ?? null, identity?.name ?? null],
    );
    if (!row) throw unknownComment(id);
    return row;
  }

  async remove(tx: Transaction, id: Key): Promise<void> {
    await tx.query('DELETE FROM diagram_comment WHERE id = $1', [id]);
  }

  async record(tx: Transaction, processId: string, identity: Identity, event: CommentEvent): Promise<void> {
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
