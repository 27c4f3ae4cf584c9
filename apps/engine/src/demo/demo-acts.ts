import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import { MessagesService } from '../messages/messages.service.js';
import { CancelTicketService } from '../tickets/cancel-ticket.service.js';
import { CommentsService } from '../tickets/comments.service.js';
import { ReportTicketService } from '../tickets/report-ticket.service.js';
import { DemoCast } from './demo-cast.js';
import { DemoTasks } from './demo-tasks.js';
import type { Act, PlannedTicket } from './story.js';

/** A ticket of the plan that has been reported. */
export interface OpenedTicket {
  readonly caseKey: Key;
  readonly number: string;
}

type LaterAct = Exclude<Act, { readonly kind: 'report' }>;
type Doing<Kind extends LaterAct['kind']> = (
  act: Extract<LaterAct, { readonly kind: Kind }>,
  ticket: PlannedTicket,
  opened: OpenedTicket,
) => Promise<unknown>;

/** What people say and send. */
@Injectable()
export class DemoTalk {
  constructor(
    private readonly comments: CommentsService,
    private readonly cancelling: CancelTicketService,
    private readonly messages: MessagesService,
    private readonly cast: DemoCast,
  ) {}

  readonly comment: Doing<'comment'> = async ({ by, text, visibility }, ticket, { caseKey }) =>
    this.comments.addToCase(await this.cast.on(ticket, caseKey, by), caseKey, { text, visibility });

  readonly cancel: Doing<'cancel'> = async ({ by, reason }, ticket, { caseKey, number }) =>
    this.cancelling.cancel(await this.cast.on(ticket, caseKey, by), number, reason);

  readonly deliver: Doing<'deliver'> = (_act, _ticket, { number: correlationKey }) =>
    this.messages.publish(
      { kind: 'engine', id: 'demo' },
      { name: 'delivery-arrived', correlationKey, variables: {}, timeToLive: 0 },
    );
}

/** One act of a plan, through the handler that everybody else's act goes through. */
@Injectable()
export class DemoActs {
  private readonly doing: { readonly [Kind in LaterAct['kind']]: Doing<Kind> };

  constructor(
    private readonly reports: ReportTicketService,
    private readonly cast: DemoCast,
    tasks: DemoTasks,
    talk: DemoTalk,
  ) {
    this.doing = {
      claim: ({ by, elementId }, ticket, { caseKey }) => tasks.claim({ ticket, caseKey, elementId, by }),
      complete: ({ by, elementId, values }, ticket, { caseKey }) =>
        tasks.complete({ ticket, caseKey, elementId, by }, values as Variables),
      ...{ comment: talk.comment, cancel: talk.cancel, deliver: talk.deliver },
    };
  }

  async report({ id, report, requester }: PlannedTicket): Promise<OpenedTicket> {
    const { process: processId, title, description, values } = report;
    const told = { processId, title, description, values };
    const reported =
      typeof requester === 'string'
        ? this.reports.report(this.cast.account(requester), told, id)
        : this.reports.report(null, { ...told, contact: requester }, id);
    const { caseKey, number } = await reported;
    return { caseKey: caseKey as Key, number };
  }

  async perform(act: LaterAct, ticket: PlannedTicket, opened: OpenedTicket): Promise<void> {
    await (this.doing[act.kind] as Doing<typeof act.kind>)(act as never, ticket, opened);
  }
}
