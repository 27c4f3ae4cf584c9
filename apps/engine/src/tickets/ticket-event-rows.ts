import type { Key } from '@relevo/bpmn-kernel';
import { bulkInsert } from '../database/bulk-insert.js';
import type { CaseChange, CaseEvent, Statement } from '../execution/executor.js';

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

interface Happened<Type extends CaseEvent['type']> {
  readonly event: EventOf<Type>;
  readonly change: CaseChange;
}

const insertComments = bulkInsert('ticket_comment', {
  root_key: 'bigint',
  key: 'bigint',
  sequence: 'bigint',
  author: 'text',
  author_name: 'text',
  visibility: 'text',
  text: 'text',
  at: 'bigint',
});

const insertLinks = bulkInsert('tracking_link', {
  root_key: 'bigint',
  key: 'bigint',
  token_hash: 'bytea',
  issued_at: 'bigint',
  issued_by: 'text',
  expires_at: 'bigint',
});

const WITHDRAW = `UPDATE tracking_link l SET withdrawn_at = gone.at
  FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS gone (root_key, key, at)
  WHERE l.root_key = gone.root_key AND l.key = gone.key`;

const DROP_DRAFTS = `DELETE FROM task_draft d USING unnest($1::bigint[], $2::bigint[]) AS done (root_key, task_key)
  WHERE d.root_key = done.root_key AND d.task_key = done.task_key`;

/** Comments, links and what becomes of typed drafts, for all changes of a group at once. */
export const eventRows = (changes: readonly CaseChange[]): readonly Statement[] => [
  ...insertComments(
    happened(changes, 'CommentAdded').map(({ event, change }) => ({
      root_key: change.caseKey,
      key: event.commentKey,
      sequence: change.sequence,
      author: event.author,
      author_name: event.authorName,
      visibility: event.visibility,
      text: event.text,
      at: change.at,
    })),
  ),
  ...insertLinks(
    happened(changes, 'TrackingLinkIssued').map(({ event, change }) => ({
      root_key: change.caseKey,
      key: event.linkKey,
      token_hash: Buffer.from(event.tokenHash, 'hex'),
      issued_at: change.at,
      issued_by: change.actor.id,
      expires_at: event.expiresAt,
    })),
  ),
  ...withdraw(happened(changes, 'TrackingLinkWithdrawn')),
  ...dropDrafts([...happened(changes, 'UserTaskCompleted'), ...happened(changes, 'UserTaskCancelled')]),
];

const happened = <Type extends CaseEvent['type']>(changes: readonly CaseChange[], type: Type): Happened<Type>[] =>
  changes.flatMap((change) =>
    change.events.flatMap((event) => (event.type === type ? [{ event: event as EventOf<Type>, change }] : [])),
  );

const withdraw = (links: readonly Happened<'TrackingLinkWithdrawn'>[]): Statement[] => {
  if (links.length === 0) return [];
  const keys = links.map(({ change }) => change.caseKey);
  return [
    { text: WITHDRAW, values: [keys, links.map(({ event }) => event.linkKey), links.map(({ change }) => change.at)] },
  ];
};

const dropDrafts = (done: readonly { readonly event: { readonly userTaskKey: Key }; readonly change: CaseChange }[]) =>
  done.length === 0
    ? []
    : [
        {
          text: DROP_DRAFTS,
          values: [done.map(({ change }) => change.caseKey), done.map(({ event }) => event.userTaskKey)],
        },
      ];
