import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { TaskDetail } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Stories } from '../tickets/stories.js';
import type { Reader } from '../tickets/ticket-view.js';
import { isTakenFrom, mayAssign, mayRelease, maySeeTask, mayWorkOn, notTheirs } from './task-access.js';
import { TaskDrafts } from './task-drafts.js';
import { TaskEndings } from './task-endings.js';
import { TaskFinder } from './task-finder.js';
import { TaskWork } from './task-work.js';
import { assignmentOf, taskName, ticketOf, toTaskSummary, type TaskRow } from './task-view.js';

/** Everything a person needs to do one task. */
@Injectable()
export class TaskReader {
  constructor(
    private readonly finder: TaskFinder,
    private readonly endings: TaskEndings,
    private readonly work: TaskWork,
    private readonly drafts: TaskDrafts,
    private readonly stories: Stories,
  ) {}

  async detail(identity: Identity, taskKey: Key, reader: Reader): Promise<TaskDetail> {
    const row = await this.visible(identity, taskKey);
    const node = this.finder.nodeOf(row);
    const [work, draft, from] = await Promise.all([
      this.work.of(row, reader.language),
      this.drafts.find(taskKey),
      this.stories.handover(row.root_key as Key, taskKey, reader),
    ]);
    return { ...toTaskSummary(row, node, reader), may: mayDo(identity, row, node), from, ...work, draft };
  }

  /** An open task that the caller may see; else why not. */
  async visible(identity: Identity, taskKey: Key): Promise<TaskRow> {
    const row = await this.finder.byKey(taskKey);
    if (!row) throw await this.endings.refusal(identity, taskKey);
    const node = this.finder.nodeOf(row);
    if (maySeeTask(identity, assignmentOf(row, node), ticketOf(row))) return row;
    throw notTheirs(identity, taskName(node, row.element_id));
  }
}

const mayDo = (identity: Identity, row: TaskRow, node: FlowNode | null): TaskDetail['may'] => {
  const task = assignmentOf(row, node);
  const works = mayWorkOn(identity, task, ticketOf(row));
  return {
    claim: works && task.assignee === null,
    release: works && mayRelease(identity, task),
    complete: works && !isTakenFrom(identity, task),
    assign: works && (task.assignee === null || mayAssign(identity, task)),
  };
};
