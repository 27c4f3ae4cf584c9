import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { TaskSummary } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import type { Reader } from '../tickets/ticket-view.js';
import { maySeeTask } from './task-access.js';
import { TaskFinder } from './task-finder.js';
import { assignmentOf, ticketOf, toTaskSummary } from './task-view.js';

/** The open tasks of one ticket. */
@Injectable()
export class TicketTasks {
  constructor(private readonly finder: TaskFinder) {}

  /** Those that the caller may open, next one first. */
  async seenBy(identity: Identity, caseKey: Key, reader: Reader): Promise<readonly TaskSummary[]> {
    const rows = await this.finder.ofCase(caseKey);
    return rows
      .filter((row) => maySeeTask(identity, assignmentOf(row, this.finder.nodeOf(row)), ticketOf(row)))
      .map((row) => toTaskSummary(row, this.finder.nodeOf(row), reader));
  }
}
