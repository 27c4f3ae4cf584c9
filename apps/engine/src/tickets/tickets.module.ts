import { Module } from '@nestjs/common';
import { BarredSteps } from '../user-tasks/barred-steps.js';
import { TaskDraftService } from '../user-tasks/task-draft.service.js';
import { TaskDrafts } from '../user-tasks/task-drafts.js';
import { TaskEndings } from '../user-tasks/task-endings.js';
import { TaskFinder } from '../user-tasks/task-finder.js';
import { TaskForms } from '../user-tasks/task-forms.js';
import { TaskReader } from '../user-tasks/task-reader.js';
import { TaskWork } from '../user-tasks/task-work.js';
import { TicketTasks } from '../user-tasks/ticket-tasks.js';
import { UserTaskService } from '../user-tasks/user-task.service.js';
import { UserTasksController } from '../user-tasks/user-tasks.controller.js';
import { CancelTicketService } from './cancel-ticket.service.js';
import { CommentsService } from './comments.service.js';
import { Readers } from './readers.js';
import { ReportClaims } from './report-claims.js';
import { ReportLimit } from './report-limit.js';
import { ReportTicketService } from './report-ticket.service.js';
import { Requesters } from './requesters.js';
import { StartForms } from './start-forms.js';
import { StartableProcesses } from './startable-processes.js';
import { Stories } from './stories.js';
import { TicketFinder } from './ticket-finder.js';
import { TicketNumbers } from './ticket-numbers.js';
import { TicketOpening } from './ticket-opening.js';
import { TicketController, TicketsController } from './tickets.controller.js';
import { TicketVersions } from './ticket-versions.js';
import { TicketsService } from './tickets.service.js';

const reporting = [
  ReportTicketService,
  ReportClaims,
  ReportLimit,
  Requesters,
  StartableProcesses,
  StartForms,
  TicketNumbers,
  TicketOpening,
];
const showing = [TicketFinder, TicketsService, TicketVersions, Stories, Readers, CommentsService, CancelTicketService];
const tasks = [
  UserTaskService,
  TaskEndings,
  TaskFinder,
  BarredSteps,
  TaskForms,
  TaskReader,
  TaskWork,
  TaskDrafts,
  TaskDraftService,
  TicketTasks,
];

/** Tickets and the tasks on them: each shows the other. */
@Module({
  controllers: [TicketsController, TicketController, UserTasksController],
  providers: [...reporting, ...showing, ...tasks],
  exports: [...showing, ...tasks, ReportTicketService],
})
export class TicketsModule {}
