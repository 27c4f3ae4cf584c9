import { z } from 'zod';
import type { Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { isBigint, readCursor } from './page-cursor.js';
import { HAS_WORDS, toPrefixQuery } from './search-text.js';
import { seesAllTickets } from './ticket-access.js';
import { isTicketStatus } from './ticket-properties.js';

const listOf = (legal: (value: string) => boolean, names: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(legal), `Expected ${names}, separated by commas, but there is another word.`);

const sorts = ['updated', 'opened', 'due', 'priority'] as const;

/** Query of GET /api/tickets. `view`: mine, open, waiting, all or `group:<id>`; filters narrow it further. */
export const ticketSearchSchema = z.object({
  view: z
    .string()
    .regex(/^(mine|open|waiting|all|group:.{1,200})$/, 'Expected mine, open, waiting, all or group:<id>.')
    .optional(),
  q: z.string().max(200).optional(),
  status: listOf(isTicketStatus, 'statuses such as new, in-progress or resolved').optional(),
  priority: listOf((part) => /^P[1-4]$/.test(part), 'P1, P2, P3 or P4').optional(),
  group: z.string().max(200).optional(),
  holder: z.string().max(200).optional(),
  process: z.string().max(200).optional(),
  requester: z.string().max(400).optional(),
  open: z.enum(['true', 'false']).optional(),
  sort: z.enum(sorts).default('updated'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});

export type TicketSearch = z.infer<typeof ticketSearchSchema>;

interface SortColumn {
  /** Never null, so that pages can be continued; `age` breaks ties. */
  readonly expression: string;
  readonly type: 'bigint' | 'text';
  readonly direction: 'ASC' | 'DESC';
}

export const sortColumns: Readonly<Record<TicketSearch['sort'], SortColumn>> = {
  updated: { expression: 't.updated_at', type: 'bigint', direction: 'DESC' },
  opened: { expression: 't.opened_at', type: 'bigint', direction: 'DESC' },
  due: { expression: 'COALESCE(t.due_at, 9223372036854775807)', type: 'bigint', direction: 'ASC' },
  priority: { expression: "COALESCE(t.priority, 'P9')", type: 'text', direction: 'ASC' },
};

export interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Conditions joined by AND, with their parameters numbered; `first` is the number of the first one. */
export const joinConditions = (conditions: readonly Condition[], first = 1): Condition => {
  let next = first;
  const texts = conditions.map(({ text }) => text.replace(/\?/g, () => `$${next++}`));
  return { text: texts.join(' AND ') || 'true', values: conditions.flatMap(({ values }) => values) };
};

const when = (value: unknown, text: string): readonly Condition[] =>
  value === undefined ? [] : [{ text, values: [value] }];

/** Who may see it comes first; then what was asked for. */
export const ticketConditions = (search: TicketSearch, identity: Identity): readonly Condition[] => [
  ...(seesAllTickets(identity) ? [] : [{ text: 't.requester_id = ?', values: [identity.id] }]),
  ...viewConditions(search.view ?? 'all', identity),
  ...when(search.status, 't.status = ANY(?::text[])'),
  ...when(search.priority, 't.priority = ANY(?::text[])'),
  ...when(search.group, 't.group_id = ?'),
  ...when(search.holder === 'me' ? identity.id : search.holder, 't.holder_id = ?'),
  ...when(search.requester === 'me' ? identity.id : search.requester, 't.requester_id = ?'),
  ...when(search.process, 't.process_id = ?'),
  ...openConditions(search.open),
  ...wordConditions(search.q),
];

const viewConditions = (view: string, identity: Identity): readonly Condition[] => {
  if (view.startsWith('group:'))
    return [{ text: 't.group_id = ?', values: [view.slice('group:'.length)] }, ...openConditions('true')];
  const views: Readonly<Record<string, readonly Condition[]>> = {
    all: [],
    open: openConditions('true'),
    waiting: [{ text: "t.closed_at IS NULL AND t.status LIKE 'waiting-%'", values: [] }],
    mine: [{ text: '(t.requester_id = ? OR t.holder_id = ?)', values: [identity.id, identity.id] }],
  };
  return views[view] ?? [];
};

const openConditions = (open: 'true' | 'false' | undefined): readonly Condition[] =>
  open === undefined ? [] : [{ text: `t.closed_at IS ${open === 'true' ? '' : 'NOT '}NULL`, values: [] }];

const wordConditions = (typed: string | undefined): readonly Condition[] => {
  const query = typed === undefined ? null : toPrefixQuery(typed);
  return query === null ? [] : [{ text: HAS_WORDS, values: [query] }];
};

/** Rows behind the last one of the page before. */
export const cursorCondition = ({ sort, cursor }: TicketSearch): readonly Condition[] => {
  if (cursor === undefined) return [];
  const { expression, type, direction } = sortColumns[sort];
  const { value, age } = readCursor(cursor);
  if (type === 'bigint' && !isBigint(value))
    throw new EngineError('invalid-request', 'Expected a cursor of this sorting, but it is of another. Begin anew.');
  const sign = direction === 'ASC' ? '>' : '<';
  return [{ text: `(${expression}, t.age) ${sign} (?::${type}, ?::bigint)`, values: [value, age] }];
};
