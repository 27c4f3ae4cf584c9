import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { NextTask, Page, TaskSummary } from '@relevo/contracts';
import { nextTask } from '@relevo/itil';
import type { Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { writeCursor } from '../tickets/page-cursor.js';
import { joinConditions, type Condition } from '../tickets/ticket-search.js';
import type { Reader } from '../tickets/ticket-view.js';
import type { TaskSearch } from './task-requests.js';
import { BarredSteps } from './barred-steps.js';
import { choosable, taskConditions, taskCursorCondition, taskOrder } from './task-search.js';
import { taskColumns, taskTables, toTaskSummary, type TaskRow } from './task-view.js';

const open: Condition = { text: 'u.ended_at IS NULL', values: [] };

/** Not while listeners still see it made, or see what was done: then nobody has anything to do with it. */
const ready: Condition = {
  text: "coalesce(u.pending ->> 'event', '') NOT IN ('creating', 'completing')",
  values: [],
};

/** "Next" looks at so many of the most pressing ones. */
const pressing = 100;

/** Reads open tasks. */
@Injectable()
export class TaskFinder {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly barred: BarredSteps,
  ) {}

  async search(search: TaskSearch, identity: Identity, reader: Reader): Promise<Page<TaskSummary>> {
    const conditions = [ready, ...taskConditions(search, identity, this.barred.offeredTo(identity))];
    const [rows, total] = await Promise.all([
      this.rows([...conditions, ...taskCursorCondition(search.cursor)], search.limit + 1),
      this.count(conditions),
    ]);
    const shown = rows.slice(0, search.limit);
    const last = rows.length > search.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => toTaskSummary(row, this.nodeOf(row), reader)),
      total,
      nextCursor: last ? cursorOf(last) : null,
    };
  }

  async next(identity: Identity, reader: Reader): Promise<NextTask> {
    const rows = await this.rows([ready, ...choosable(identity), ...this.barred.offeredTo(identity)], pressing);
    const queued = rows.map((row) => ({
      key: row.key,
      dueAt: row.task_due_at === null ? null : Number(row.task_due_at),
      priority: row.priority,
      createdAt: Number(row.created_at),
      assignee: row.assignee,
      row,
    }));
    const { task, why } = nextTask(queued, identity.id, this.clock.now());
    return { task: task && toTaskSummary(task.row, this.nodeOf(task.row), reader), why };
  }

  /** Open tasks of a ticket, next one first. */
  ofCase(caseKey: Key): Promise<readonly TaskRow[]> {
    return this.rows([{ text: 'u.root_key = ?', values: [caseKey] }], pressing);
  }

  async byKey(taskKey: Key): Promise<TaskRow | null> {
    const [row] = await this.rows([{ text: 'u.key = ?', values: [taskKey] }], 1);
    return row ?? null;
  }

  nodeOf(row: TaskRow): FlowNode | null {
    return this.catalogue.definition(row.definition_key as Key)?.definition.nodes[row.element_id] ?? null;
  }

  private rows(conditions: readonly Condition[], limit: number): Promise<TaskRow[]> {
    const { text, values } = joinConditions([open, ...conditions]);
    return this.database.query<TaskRow>(
      `SELECT ${taskColumns} FROM ${taskTables} WHERE ${text} ORDER BY ${taskOrder.join(', ')} LIMIT ${limit}`,
      values,
    );
  }

  private async count(conditions: readonly Condition[]): Promise<number> {
    const { text, values } = joinConditions([open, ...conditions]);
    const [row] = await this.database.query<{ total: string }>(
      `SELECT count(*)::text AS total FROM ${taskTables} WHERE ${text}`,
      values,
    );
    return Number(row?.total ?? 0);
  }
}

const cursorOf = (row: TaskRow): string =>
  writeCursor({ value: `${row.task_due_at ?? '9223372036854775807'} ${row.priority ?? 'P9'}`, age: row.task_age });
