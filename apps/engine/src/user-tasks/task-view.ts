import type { Key } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { TaskSummary } from '@relevo/contracts';
import { excludesRequester, type Assignment } from './task-access.js';
import { labelOf } from '../tickets/case-story.js';
import { groupRef, timestamp, timestampOrNull, type Reader, type TicketRow } from '../tickets/ticket-view.js';

/** An open task's row with what lists show of its ticket; `bigint` comes as text. */
export interface TaskRow {
  readonly root_key: string;
  readonly key: string;
  readonly element_key: string;
  readonly element_id: string;
  readonly definition_key: string;
  readonly assignee: string | null;
  readonly candidate_groups: readonly string[];
  readonly candidate_users: readonly string[];
  readonly task_due_at: string | null;
  readonly created_at: string;
  readonly form_key: string | null;
  readonly task_age: string;
  readonly number: TicketRow['number'];
  readonly title: TicketRow['title'];
  readonly requester_id: TicketRow['requester_id'];
  readonly requester_name: TicketRow['requester_name'];
  readonly priority: TicketRow['priority'];
  readonly status: TicketRow['status'];
  readonly opened_at: TicketRow['opened_at'];
}

export const taskColumns = `u.root_key::text, u.key::text, u.element_key::text, u.element_id, i.definition_key::text,
  u.assignee, u.candidate_groups, u.candidate_users, u.due_at::text AS task_due_at, u.created_at::text,
  u.form_key::text, u.age::text AS task_age, t.number, t.title, t.requester_id, t.requester_name, t.priority,
  t.status, t.opened_at::text`;

/** Open tasks of tickets; the rows of others (started through `/v2`) have no place here. */
export const taskTables = `user_task u
  JOIN ticket t ON t.root_key = u.root_key
  JOIN process_instance i ON i.root_key = u.root_key AND i.key = u.process_instance_key`;

export const ticketOf = (row: TaskRow) => ({
  caseKey: row.root_key as Key,
  number: row.number,
  requesterId: row.requester_id,
});

/** "Label" (id), as messages name a task. */
export const taskName = (node: FlowNode | null, elementId: string): string =>
  node?.name === undefined ? `"${elementId}"` : `"${node.name}" (${elementId})`;

export const assignmentOf = (row: TaskRow, node: FlowNode | null): Assignment => ({
  excludesRequester: excludesRequester(node),
  answeredBy: [],
  assignee: row.assignee,
  candidateGroups: row.candidate_groups,
  candidateUsers: row.candidate_users,
});

export const toTaskSummary = (row: TaskRow, node: FlowNode | null, reader: Reader): TaskSummary => ({
  key: row.key,
  ticket: {
    number: row.number,
    title: row.title,
    requester: { id: row.requester_id, name: row.requester_name },
    priority: row.priority,
    status: row.status,
    openedAt: timestamp(row.opened_at),
  },
  elementId: row.element_id,
  label: labelOf(node, row.element_id),
  group: groupRef(row.candidate_groups[0] ?? null, reader),
  assignee: row.assignee === null ? null : reader.person(row.assignee),
  dueAt: timestampOrNull(row.task_due_at),
  createdAt: timestamp(row.created_at),
});
