import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { TrackingPage } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { labelOf } from '../tickets/case-story.js';
import { CommentsService } from '../tickets/comments.service.js';
import { Stories } from '../tickets/stories.js';
import { inLanguage, ownLabels } from '../tickets/ticket-properties.js';
import { resolutionFor, timestamp, timestampOrNull, type Reader, type TicketRow } from '../tickets/ticket-view.js';
import { isRequesterTask, mayWorkOn } from '../user-tasks/task-access.js';
import { TaskFinder } from '../user-tasks/task-finder.js';
import { assignmentOf, ticketOf, type TaskRow } from '../user-tasks/task-view.js';
import { TaskWork } from '../user-tasks/task-work.js';
import { trackingSteps } from './tracking-steps.js';

/** The requester's page of a ticket: steps in plain words, their turn, what was said. */
@Injectable()
export class TrackingPages {
  constructor(
    private readonly stories: Stories,
    private readonly comments: CommentsService,
    private readonly tasks: TaskFinder,
    private readonly work: TaskWork,
  ) {}

  async of(identity: Identity, row: TicketRow, reader: Reader): Promise<TrackingPage> {
    const caseKey = row.root_key as Key;
    const [timeline, conversation, turn] = await Promise.all([
      this.stories.timeline(caseKey, reader),
      this.comments.ofCase(caseKey, ['public']),
      this.turnOf(identity, caseKey, reader),
    ]);
    return {
      number: row.number,
      title: row.title,
      description: row.description,
      requesterName: row.requester_name,
      status: row.status,
      openedAt: timestamp(row.opened_at),
      closedAt: timestampOrNull(row.closed_at),
      steps: trackingSteps(timeline, positionOf(row, reader)),
      turn,
      resolution: resolutionFor(row, reader),
      conversation,
      notifications: timeline.flatMap((entry) =>
        entry.kind === 'notification' ? [{ at: entry.at, text: entry.text, sent: entry.sent }] : [],
      ),
    };
  }

  /** The requester's own open step. */
  private async turnOf(identity: Identity, caseKey: Key, reader: Reader): Promise<TrackingPage['turn']> {
    const open = await this.tasks.ofCase(caseKey);
    const row = open.find((task) => {
      const assignment = assignmentOf(task, this.tasks.nodeOf(task));
      return isRequesterTask(assignment) && mayWorkOn(identity, assignment, ticketOf(task));
    });
    if (!row) return null;
    const work = await this.work.of(row, reader.language);
    return { taskKey: row.key, question: this.questionOf(row, reader), ...work };
  }

  /** Their own step is called as it was written for them. */
  private questionOf(row: TaskRow, reader: Reader): string {
    const node = this.tasks.nodeOf(row);
    const labels = node && ownLabels(node);
    return (labels && inLanguage(labels, reader.language)) ?? labelOf(node, row.element_id);
  }
}

const positionOf = (row: TicketRow, reader: Reader) => ({
  label: row.public_step && inLanguage(row.public_step, reader.language),
  closedAt: timestampOrNull(row.closed_at),
  updatedAt: timestamp(row.updated_at),
  expectedAt: timestampOrNull(row.due_at),
});
