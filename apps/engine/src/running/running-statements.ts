import type { Statement } from '../database/database.js';
import { readCursor } from '../tickets/page-cursor.js';
import { type Condition, joinConditions } from '../tickets/ticket-search.js';
import type { RunningTickets } from './running-requests.js';

/** More live instances of one process than this are not looked at: the picture would be the same. */
export const mostInstances = 20_000;
/** As many of the newest instances say what is usual. */
const newestInstances = 200;
/** Fewer say nothing. */
const leastCompleted = 5;
/** Of a new version the first ones are followed. */
const firstInstances = 200;
const mostPassages = 30;

export interface OfProcess {
  readonly processId: string;
  readonly version: number | undefined;
}

const when = (value: unknown, text: string): readonly Condition[] =>
  value === undefined ? [] : [{ text, values: [value] }];

const liveConditions = ({ processId, version }: OfProcess): readonly Condition[] => [
  { text: 'bpmn_process_id = ?', values: [processId] },
  ...when(version, 'version = ?'),
];

/** The live instances that are looked at, as `live`; their conditions come first among the values. */
const withLive = (conditions: string): string => `WITH live AS MATERIALIZED (
  SELECT root_key, key, version, definition_key, has_fault FROM process_instance
  WHERE ended_at IS NULL AND ${conditions} LIMIT ${mostInstances})`;

/** Being inside of a subprocess is being at the element inside. */
const liveElements = `live i JOIN element_instance e ON e.root_key = i.root_key AND e.process_instance_key = i.key
  AND e.ended_at IS NULL AND e.element_type NOT IN ('subProcess', 'transaction')
  LEFT JOIN user_task u ON u.root_key = e.root_key AND u.element_key = e.key AND u.ended_at IS NULL`;

const liveFaults = `fault f ON f.root_key = i.root_key AND f.process_instance_key = i.key AND f.ended_at IS NULL`;

export const countRunning = (of: OfProcess): Statement => {
  const { text, values } = joinConditions(liveConditions(of));
  return { text: `SELECT count(*)::int AS running FROM process_instance WHERE ended_at IS NULL AND ${text}`, values };
};

export interface ElementRow {
  readonly element_id: string;
  readonly definition_key: string;
  readonly tickets: number;
  readonly since: string;
  readonly overdue: number;
}

export const elementsNow = (of: OfProcess, now: number): Statement => {
  const { text, values } = joinConditions(liveConditions(of));
  return {
    text: `${withLive(text)}
      SELECT e.element_id, max(i.definition_key)::text AS definition_key, count(DISTINCT e.root_key)::int AS tickets,
        min(e.entered_at)::text AS since,
        (count(DISTINCT e.root_key) FILTER (WHERE u.due_at < $${values.length + 1}))::int AS overdue
      FROM ${liveElements} GROUP BY e.element_id ORDER BY e.element_id`,
    values: [...values, now],
  };
};

export interface StuckRow {
  readonly element_id: string;
  readonly definition_key: string;
  readonly tickets: number;
  readonly since: string;
  readonly code: string;
  readonly message: string;
}

export const stuckNow = (of: OfProcess): Statement => {
  const { text, values } = joinConditions(liveConditions(of));
  return {
    text: `${withLive(`has_fault AND ${text}`)}
      SELECT f.element_id, max(i.definition_key)::text AS definition_key, count(DISTINCT f.root_key)::int AS tickets,
        min(f.raised_at)::text AS since, (array_agg(f.code ORDER BY f.raised_at, f.age))[1] AS code,
        (array_agg(f.message ORDER BY f.raised_at, f.age))[1] AS message
      FROM live i JOIN ${liveFaults} GROUP BY f.element_id ORDER BY min(f.raised_at), f.element_id`,
    values,
  };
};

export interface UsualRow {
  readonly element_id: string;
  readonly usual: string;
}

export const usualAt = (processId: string): Statement => ({
  text: `WITH newest AS MATERIALIZED (
      SELECT root_key, key FROM process_instance WHERE bpmn_process_id = $1
      ORDER BY started_at DESC LIMIT ${newestInstances})
    SELECT e.element_id,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY e.ended_at - e.entered_at))::bigint::text AS usual
    FROM newest i JOIN element_instance e ON e.root_key = i.root_key AND e.process_instance_key = i.key
      AND e.state = 'completed'
    GROUP BY e.element_id HAVING count(*) >= ${leastCompleted}`,
  values: [processId],
});

export interface RunningTicketRow {
  readonly key: string;
  readonly root_key: string;
  readonly element_id: string;
  readonly entered_at: string;
  readonly version: number;
  readonly definition_key: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly requester_id: string | null;
  readonly assignee: string | null;
  readonly candidate_groups: readonly string[] | null;
  readonly due_at: string | null;
  readonly message: string | null;
}

const listed = `${liveElements}
  LEFT JOIN fault f ON f.root_key = e.root_key AND f.element_key = e.key AND f.ended_at IS NULL
  LEFT JOIN ticket t ON t.root_key = e.root_key`;

const listConditions = ({ element, stuck }: RunningTickets): readonly Condition[] => [
  ...when(element, 'e.element_id = ?'),
  ...(stuck === 'true' ? [{ text: 'f.key IS NOT NULL', values: [] }] : []),
];

const afterCursor = (cursor: string | undefined): readonly Condition[] => {
  if (cursor === undefined) return [];
  const { value, age } = readCursor(cursor);
  return [{ text: '(e.entered_at, e.key) > (?::bigint, ?::bigint)', values: [value, age] }];
};

/** The longest waiting first; the key only keeps the pages apart. */
export const ticketsNow = (processId: string, list: RunningTickets): Statement => {
  const live = joinConditions(liveConditions({ processId, version: list.version }));
  const conditions = [...listConditions(list), ...afterCursor(list.cursor)];
  const { text, values } = joinConditions(conditions, live.values.length + 1);
  return {
    text: `${withLive(live.text)}
      SELECT e.key::text, e.root_key::text, e.element_id, e.entered_at::text, i.version, i.definition_key::text,
        t.number, t.title, t.requester_id, u.assignee, u.candidate_groups, u.due_at::text, f.message
      FROM ${listed} WHERE ${text} ORDER BY e.entered_at, e.key LIMIT ${list.limit + 1}`,
    values: [...live.values, ...values],
  };
};

export const countTickets = (processId: string, list: RunningTickets): Statement => {
  const live = joinConditions(liveConditions({ processId, version: list.version }));
  const { text, values } = joinConditions(listConditions(list), live.values.length + 1);
  return {
    text: `${withLive(live.text)} SELECT count(*)::int AS total FROM ${listed} WHERE ${text}`,
    values: [...live.values, ...values],
  };
};

export interface PassageRow {
  readonly root_key: string;
  readonly element_id: string;
  readonly definition_key: string;
  readonly at: string;
  readonly here: boolean;
  readonly number: string | null;
  readonly title: string | null;
  readonly requester_id: string | null;
  readonly step: string | null;
  readonly group_id: string | null;
  readonly holder_id: string | null;
  readonly closed: boolean;
  readonly stuck: boolean;
}

export interface NewVersion {
  readonly processId: string;
  readonly version: number;
  /** Epoch milliseconds of its publication: nobody follows it before. */
  readonly since: number;
}

const withFirst = `WITH first AS MATERIALIZED (
  SELECT root_key, key, definition_key, has_fault, ended_at FROM process_instance
  WHERE bpmn_process_id = $1 AND started_at >= $2 AND version = $3
  ORDER BY started_at LIMIT ${firstInstances})`;

export const countFirst = ({ processId, version, since }: NewVersion): Statement => ({
  text: `${withFirst} SELECT count(*)::int AS begun FROM first`,
  values: [processId, since, version],
});

/** How the first ones came to the elements, the newest first; each once per element. */
export const passagesOf = ({ processId, version, since }: NewVersion, elements: readonly string[]): Statement => ({
  text: `${withFirst}, passed AS (
      SELECT i.root_key, i.definition_key, i.has_fault, i.ended_at, e.element_id, max(e.entered_at) AS at,
        bool_or(e.ended_at IS NULL) AS here
      FROM first i JOIN element_instance e ON e.root_key = i.root_key AND e.process_instance_key = i.key
      WHERE e.element_id = ANY($4::text[]) GROUP BY 1, 2, 3, 4, 5 ORDER BY at DESC LIMIT ${mostPassages})
    SELECT p.root_key::text, p.element_id, p.definition_key::text, p.at::text, p.here, t.number, t.title,
      t.requester_id, t.step, t.group_id, t.holder_id,
      (t.closed_at IS NOT NULL OR (t.root_key IS NULL AND p.ended_at IS NOT NULL)) AS closed, p.has_fault AS stuck
    FROM passed p LEFT JOIN ticket t ON t.root_key = p.root_key ORDER BY p.at DESC`,
  values: [processId, since, version, elements],
});
