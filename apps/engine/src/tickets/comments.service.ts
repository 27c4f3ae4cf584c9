import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { AddComment, Comment } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import { maySeeInternal, noSuchTicket, requireTicket } from './ticket-access.js';
import { TicketFinder } from './ticket-finder.js';
import { timestamp } from './ticket-view.js';

interface CommentRow {
  readonly key: string;
  readonly author: string;
  readonly author_name: string;
  readonly text: string;
  readonly visibility: Comment['visibility'];
  readonly at: string;
}

const toComment = (row: CommentRow): Comment => ({
  key: row.key,
  author: { id: row.author, name: row.author_name },
  text: row.text,
  visibility: row.visibility,
  at: timestamp(row.at),
});

/** What people say on a ticket. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly executor: Executor,
    private readonly finder: TicketFinder,
    private readonly database: Database,
  ) {}

  async list(identity: Identity, number: string): Promise<readonly Comment[]> {
    const { root_key } = await this.finder.visible(identity, number);
    return this.ofCase(root_key as Key, maySeeInternal(identity) ? ['public', 'internal'] : ['public']);
  }

  async ofCase(caseKey: Key, visibilities: readonly Comment['visibility'][]): Promise<readonly Comment[]> {
    const rows = await this.database.query<CommentRow>(
      `SELECT key::text, author, author_name, text, visibility, at::text FROM ticket_comment
        WHERE root_key = $1 AND visibility = ANY($2::text[]) ORDER BY sequence`,
      [caseKey, visibilities],
    );
    return rows.map(toComment);
  }

  async add(identity: Identity, number: string, comment: AddComment): Promise<Comment> {
    const { root_key } = await this.finder.visible(identity, number);
    return this.addToCase(identity, root_key as Key, comment);
  }

  addToCase(identity: Identity, caseKey: Key, comment: AddComment): Promise<Comment> {
    return this.executor.submit({
      name: 'AddComment',
      caseKey,
      actor: actorOf(identity),
      perform: (workspace) => addComment(workspace, identity, comment),
    });
  }
}

const addComment = (workspace: CaseWorkspace, identity: Identity, comment: AddComment): Comment => {
  const { ticket, now, services } = workspace;
  if (!ticket) throw noSuchTicket(workspace.caseKey);
  requireTicket(identity, ticket, ticket.number);
  if (comment.visibility === 'internal' && !maySeeInternal(identity))
    throw new EngineError(
      'forbidden',
      'Expected a public comment, but it is internal, which only the service desk may write. Send it as public.',
    );
  const key = services.nextKey();
  const author = authorOf(identity, ticket.requesterName);
  const { text, visibility } = comment;
  workspace.record({
    type: 'CommentAdded',
    commentKey: key,
    author: author.id,
    authorName: author.name,
    visibility,
    text,
  });
  return { key, author, text, visibility, at: timestamp(now) };
};

/** Whoever comes by a link is the requester, and leaves no address behind. */
const authorOf = (identity: Identity, requesterName: string) =>
  identity.via === 'link' ? { id: 'requester', name: requesterName } : { id: identity.id, name: identity.name };
