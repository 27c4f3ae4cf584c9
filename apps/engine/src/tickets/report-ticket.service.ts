import { Injectable } from '@nestjs/common';
import type { Variables } from '@relevo/bpmn-kernel';
import type { ReportedTicket, ReportTicket } from '@relevo/contracts';
import { actorOf, type Actor, type Identity } from '../access/identity.js';
import { carry, requestOf } from '../requests/request-context.js';
import { ReportClaims } from './report-claims.js';
import { Requesters, type Requester } from './requesters.js';
import { StartForms } from './start-forms.js';
import { StartableProcesses } from './startable-processes.js';
import { TicketOpening, type CheckedReport } from './ticket-opening.js';

/** Opens tickets: starts the process that was chosen, with its link. */
@Injectable()
export class ReportTicketService {
  constructor(
    private readonly requesters: Requesters,
    private readonly processes: StartableProcesses,
    private readonly forms: StartForms,
    private readonly claims: ReportClaims,
    private readonly opening: TicketOpening,
  ) {}

  async report(identity: Identity | null, report: ReportTicket, idempotencyKey?: string): Promise<ReportedTicket> {
    const requester = this.requesters.of(identity, report);
    const process = await this.processes.find(report.processId);
    const variables = this.forms.check(process.form, (report.values ?? {}) as Variables);
    const claim = await this.claims.claim(identity?.id ?? requester.id, idempotencyKey, report, process.numberPrefix);
    const known = claim.repeated ? await this.opening.reported(claim) : null;
    if (known) return known;
    const checked = await this.opening.prepare(claim, report, requester, {
      definitionKey: process.definitionKey,
      variables,
    });
    const actor = reporter(identity, requester, checked);
    return this.opening.open(checked, actor).catch(async (error: unknown) => {
      // The same report at the same moment: the first one to open the case answers both.
      const opened = await this.opening.reported(claim);
      if (!opened) throw error;
      return opened;
    });
  }
}

/** The record names no mail address: a person without account acts by the link that the report issues. */
const reporter = (identity: Identity | null, requester: Requester, { linkKey }: CheckedReport): Actor => {
  if (!identity) return { kind: 'link', id: `link:${linkKey}` };
  const forAnother = identity.id !== requester.id && !requester.id.startsWith('mail:');
  const actor = actorOf(identity);
  return forAnother ? carry({ ...actor, onBehalfOf: requester.id }, requestOf(identity)) : actor;
};
