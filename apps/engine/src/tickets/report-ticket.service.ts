import { Injectable } from '@nestjs/common';
import type { Instant, Variables } from '@relevo/bpmn-kernel';
import type { ReportedTicket, ReportTicket } from '@relevo/contracts';
import { actorOf, type Actor, type Identity } from '../access/identity.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import { trackingPath } from '../tracking/link-secret.js';
import { ReportClaims } from './report-claims.js';
import { Requesters, type Requester } from './requesters.js';
import { StartableProcesses } from './startable-processes.js';
import { TicketOpening, type CheckedReport } from './ticket-opening.js';
import type { TicketState } from './ticket-state.js';
import { timestampOrNull } from './ticket-view.js';

/** Opens tickets: starts the process that was chosen, with its link. */
@Injectable()
export class ReportTicketService {
  constructor(
    private readonly executor: Executor,
    private readonly requesters: Requesters,
    private readonly processes: StartableProcesses,
    private readonly claims: ReportClaims,
    private readonly opening: TicketOpening,
  ) {}

  async report(identity: Identity | null, report: ReportTicket, idempotencyKey?: string): Promise<ReportedTicket> {
    const requester = this.requesters.of(identity, report);
    const process = this.processes.find(report.processId);
    const variables = this.processes.accept(process.form, (report.values ?? {}) as Variables);
    const claim = await this.claims.claim(identity?.id ?? requester.id, idempotencyKey, report, process.numberPrefix);
    const known = claim.repeated ? await this.opening.reported(claim) : null;
    if (known) return known;
    const checked = await this.opening.prepare(claim, report, requester, {
      definitionKey: process.definitionKey,
      variables,
    });
    const actor = reporter(identity, requester, checked);
    return this.open(checked, actor).catch(async (error: unknown) => {
      // The same report at the same moment: the first one to open the case answers both.
      const opened = await this.opening.reported(claim);
      if (!opened) throw error;
      return opened;
    });
  }

  private async open(report: CheckedReport, actor: Actor): Promise<ReportedTicket> {
    const dueAt = await this.executor.submit({
      name: 'ReportTicket',
      caseKey: report.ticket.caseKey,
      opens: true,
      actor,
      perform: (workspace) => openTicket(workspace, report),
    });
    return answer(report, dueAt);
  }
}

/** The record names no mail address: a person without account acts by the link that the report issues. */
const reporter = (identity: Identity | null, requester: Requester, { linkKey }: CheckedReport): Actor => {
  if (!identity) return { kind: 'link', id: `link:${linkKey}` };
  const forAnother = identity.id !== requester.id && !requester.id.startsWith('mail:');
  return { ...actorOf(identity), ...(forAnother && { onBehalfOf: requester.id }) };
};

const answer = ({ ticket, secret }: CheckedReport, dueAt: Instant | null): ReportedTicket => ({
  number: ticket.number,
  caseKey: ticket.caseKey,
  trackingPath: trackingPath(secret.token),
  answerBy: timestampOrNull(dueAt),
});

const openTicket = (workspace: CaseWorkspace, report: CheckedReport): Instant | null => {
  const ticket = { ...report.ticket, openedAt: workspace.now };
  workspace.record({ type: 'TicketOpened', ticket });
  workspace.run({
    type: 'StartProcessInstance',
    processInstanceKey: ticket.processInstanceKey,
    definitionKey: report.definitionKey,
    variables: report.variables,
    ticket: ticketVariables(ticket),
  });
  workspace.record({
    type: 'TrackingLinkIssued',
    linkKey: report.linkKey,
    tokenHash: report.secret.tokenHash,
    expiresAt: null,
  });
  const due = [...workspace.state.userTasks.values()].flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return due.length > 0 ? Math.min(...due) : null;
};

/** Every field from the beginning, so that no expression meets a name it does not know. */
const ticketVariables = (ticket: TicketState): Variables => ({
  number: ticket.number,
  title: ticket.title,
  description: ticket.description,
  requester: { id: ticket.requesterId, name: ticket.requesterName, mail: ticket.requesterMail },
  priority: null,
  category: null,
  impact: null,
  urgency: null,
  resolution: null,
  articleKey: null,
});
