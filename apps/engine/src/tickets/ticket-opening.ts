import { Injectable } from '@nestjs/common';
import type { Instant, Key, Variables } from '@relevo/bpmn-kernel';
import type { ReportedTicket, ReportTicket } from '@relevo/contracts';
import type { Actor } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';
import { newLinkSecret, trackingPath, type LinkSecret } from '../tracking/link-secret.js';
import type { ReportClaim } from './report-claims.js';
import type { Requester } from './requesters.js';
import { TicketFinder } from './ticket-finder.js';
import type { TicketState } from './ticket-state.js';
import { timestampOrNull } from './ticket-view.js';

/** A report that was checked and only needs to be executed. */
export interface CheckedReport {
  readonly ticket: TicketState;
  readonly definitionKey: Key;
  readonly variables: Variables;
  readonly linkKey: Key;
  readonly secret: LinkSecret;
}

/** What opening needs besides the case itself. */
@Injectable()
export class TicketOpening {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly finder: TicketFinder,
    private readonly executor: Executor,
  ) {}

  async prepare(
    claim: ReportClaim,
    report: ReportTicket,
    requester: Requester,
    process: Pick<CheckedReport, 'definitionKey' | 'variables'>,
  ): Promise<CheckedReport> {
    await this.keys.reserve(2);
    const ticket: TicketState = {
      caseKey: claim.caseKey,
      number: claim.number,
      title: report.title.trim(),
      description: report.description.trim(),
      requesterId: requester.id,
      requesterName: requester.name,
      requesterMail: requester.mail,
      processInstanceKey: this.keys.nextKey(),
      openedAt: this.clock.now(),
    };
    return { ticket, ...process, linkKey: this.keys.nextKey(), secret: newLinkSecret() };
  }

  async open(report: CheckedReport, actor: Actor): Promise<ReportedTicket> {
    const dueAt = await this.executor.submit({
      name: 'ReportTicket',
      caseKey: report.ticket.caseKey,
      opens: true,
      actor,
      perform: (workspace) => openTicket(workspace, report),
    });
    return answer(report, dueAt);
  }

  /** The ticket that a repeated report opened before, with a link of its own: the first one's secret is not kept. */
  async reported(claim: ReportClaim): Promise<ReportedTicket | null> {
    const row = await this.finder.byCase(claim.caseKey);
    if (!row) return null;
    await this.keys.reserve(1);
    const [linkKey, secret] = [this.keys.nextKey(), newLinkSecret()];
    await this.executor.submit({
      name: 'IssueTrackingLink',
      caseKey: claim.caseKey,
      actor: { kind: 'engine', id: 'repeated-report' },
      perform: (workspace) =>
        workspace.record({ type: 'TrackingLinkIssued', linkKey, tokenHash: secret.tokenHash, expiresAt: null }),
    });
    return {
      number: row.number,
      caseKey: row.root_key,
      trackingPath: trackingPath(secret.token),
      answerBy: timestampOrNull(row.due_at),
    };
  }
}

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
