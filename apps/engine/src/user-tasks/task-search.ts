import { hasRole, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { isBigint, readCursor } from '../tickets/page-cursor.js';
import { HAS_WORDS, toPrefixQuery } from '../tickets/search-text.js';
import type { Condition } from '../tickets/ticket-search.js';
import type { TaskSearch } from './task-requests.js';

/** Next one first: by due time, then the ticket's priority, then age. */
export const taskOrder = ['COALESCE(u.due_at, 9223372036854775807)', "COALESCE(t.priority, 'P9')", 'u.age'] as const;

const ofMyGroups = (identity: Identity): Condition => ({
  text: 'u.candidate_groups && ?::text[]',
  values: [hasRole(identity, 'agent') ? [...identity.groups] : []],
});

const isMine = (identity: Identity): Condition => ({ text: 'u.assignee = ?', values: [identity.id] });

const notForRequester: Condition = { text: "NOT ('requester' = ANY(u.candidate_groups))", values: [] };

const either = (...conditions: readonly Condition[]): Condition => ({
  text: `(${conditions.map(({ text }) => text).join(' OR ')})`,
  values: conditions.flatMap(({ values }) => values),
});

const isCandidate = (identity: Identity): Condition =>
  either(ofMyGroups(identity), { text: '? = ANY(u.candidate_users)', values: [identity.id] });

/** Tasks that the caller may see; the same rule as `maySeeTask`. */
const seen = (identity: Identity, offered: readonly Condition[]): readonly Condition[] =>
  hasRole(identity, 'supervisor', 'administrator', 'auditor', 'manager')
    ? []
    : [
        either(isMine(identity), isCandidate(identity), {
          text: "('requester' = ANY(u.candidate_groups) AND t.requester_id = ?)",
          values: [identity.id],
        }),
        ...offered,
      ];

/** Free tasks that the caller may take; supervisors may take any but the requesters' own. */
export const claimable = (identity: Identity): readonly Condition[] => [
  { text: 'u.assignee IS NULL', values: [] },
  notForRequester,
  ...(hasRole(identity, 'supervisor', 'administrator') ? [] : [isCandidate(identity)]),
];

/** What "next task" chooses from: what the caller has, and what is free in their groups. */
export const choosable = (identity: Identity): readonly Condition[] => [
  notForRequester,
  either(isMine(identity), {
    text: `(u.assignee IS NULL AND ${isCandidate(identity).text})`,
    values: isCandidate(identity).values,
  }),
];

const viewConditions = (view: string, identity: Identity, offered: readonly Condition[]): readonly Condition[] => {
  if (view.startsWith('group:'))
    return [{ text: '? = ANY(u.candidate_groups)', values: [view.slice('group:'.length)] }, ...seen(identity, offered)];
  const views: Readonly<Record<string, readonly Condition[]>> = {
    mine: [isMine(identity)],
    queue: [...claimable(identity), ...offered],
    unassigned: [...claimable(identity), ...offered],
    groups: [ofMyGroups(identity), ...offered],
    all: seen(identity, offered),
  };
  return views[view] ?? seen(identity, offered);
};

const when = (value: unknown, text: string): readonly Condition[] =>
  value === undefined || value === null ? [] : [{ text, values: [value] }];

/** `offered`: what leaves out tasks of which the caller is barred. */
export const taskConditions = (
  search: TaskSearch,
  identity: Identity,
  offered: readonly Condition[],
): readonly Condition[] => [
  ...viewConditions(search.view, identity, offered),
  ...when(search.group, '? = ANY(u.candidate_groups)'),
  ...when(search.assignee === 'me' ? identity.id : search.assignee, 'u.assignee = ?'),
  ...when(search.priority, 't.priority = ANY(?::text[])'),
  ...when(search.ticket, 't.number = ?'),
  ...when(search.q && toPrefixQuery(search.q), HAS_WORDS),
];

export const taskCursorCondition = (cursor: string | undefined): readonly Condition[] => {
  if (cursor === undefined) return [];
  const { value, age } = readCursor(cursor);
  const [, due, priority] = /^(\d{1,19}) (P[1-9])$/.exec(value) ?? [];
  if (due === undefined || priority === undefined || !isBigint(due))
    throw new EngineError('invalid-request', 'Expected a cursor of a list of tasks, but it is of another. Begin anew.');
  return [{ text: `(${taskOrder.join(', ')}) > (?::bigint, ?, ?::bigint)`, values: [due, priority, age] }];
};
