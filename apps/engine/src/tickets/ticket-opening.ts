import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { ReportedTicket, ReportTicket } from '@relevo/contracts';
import { Clock } from '../clock/clock.js';
import { Executor } from '../execution/executor.js';
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
