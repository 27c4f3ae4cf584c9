import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { KeepTaskDraft, TaskDraft } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { requireWork } from './task-access.js';
import { TaskDrafts } from './task-drafts.js';
import { TaskFinder } from './task-finder.js';
import { TaskReader } from './task-reader.js';
import { assignmentOf, taskName, ticketOf } from './task-view.js';

/** Keeps what people type; whoever may do the task may write on it. */
@Injectable()
export class TaskDraftService {
  constructor(
    private readonly reader: TaskReader,
    private readonly finder: TaskFinder,
    private readonly drafts: TaskDrafts,
  ) {}

  async keep(identity: Identity, taskKey: Key, draft: KeepTaskDraft): Promise<TaskDraft> {
    const row = await this.reader.visible(identity, taskKey);
    const node = this.finder.nodeOf(row);
    requireWork(identity, {
      task: assignmentOf(row, node),
      ticket: ticketOf(row),
      named: taskName(node, row.element_id),
    });
    return this.drafts.keep(identity, row.root_key as Key, taskKey, draft);
  }
}
