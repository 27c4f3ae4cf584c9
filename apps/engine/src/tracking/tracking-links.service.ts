import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { IssuedTrackingLink, TrackingLink } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import { noSuchTicket, requireLinks, requireTicket } from '../tickets/ticket-access.js';
import { TicketFinder } from '../tickets/ticket-finder.js';
import { timestamp, timestampOrNull } from '../tickets/ticket-view.js';
import { newLinkSecret, trackingPath } from './link-secret.js';

interface LinkRow {
  readonly key: string;
  readonly issued_at: string;
  readonly expires_at: string | null;
  readonly withdrawn_at: string | null;
}

const toLink = (row: LinkRow): TrackingLink => ({
  key: row.key,
  issuedAt: timestamp(row.issued_at),
  expiresAt: timestampOrNull(row.expires_at),
  withdrawnAt: timestampOrNull(row.withdrawn_at),
});

/** Links of a ticket: several may live at once, and each can be withdrawn. */
@Injectable()
export class TrackingLinksService {
  constructor(
    private readonly executor: Executor,
    private readonly finder: TicketFinder,
    private readonly database: Database,
  ) {}

  async list(identity: Identity, number: string): Promise<readonly TrackingLink[]> {
    const { root_key } = await this.finder.visible(identity, number);
    return (await this.rows(root_key)).map(toLink);
  }

  async issue(identity: Identity, number: string): Promise<IssuedTrackingLink> {
    const { token, tokenHash } = newLinkSecret();
    const key = await this.onTicket(identity, number, 'IssueTrackingLink', (workspace) => {
      const linkKey = workspace.services.nextKey();
      workspace.record({ type: 'TrackingLinkIssued', linkKey, tokenHash, expiresAt: null });
      return linkKey;
    });
    return { key, trackingPath: trackingPath(token) };
  }

  /** For a mail that is being sent: the secret stands in it and nowhere else. Answers the path. */
  async issueByEngine(caseKey: Key, part: string): Promise<string> {
    const { token, tokenHash } = newLinkSecret();
    await this.executor.submit({
      name: 'IssueTrackingLink',
      caseKey,
      actor: { kind: 'engine', id: part },
      perform: (workspace) => {
        if (!workspace.ticket) throw noSuchTicket('');
        const linkKey = workspace.services.nextKey();
        workspace.record({ type: 'TrackingLinkIssued', linkKey, tokenHash, expiresAt: null });
      },
    });
    return trackingPath(token);
  }

  async withdraw(identity: Identity, number: string, linkKey: Key): Promise<void> {
    const { root_key } = await this.finder.visible(identity, number);
    const link = (await this.rows(root_key)).find(({ key }) => key === linkKey);
    if (!link)
      throw new EngineError(
        'not-found',
        `Expected a link of ${number}, but there is none with the key ${linkKey}. Reload the list of links.`,
      );
    if (link.withdrawn_at !== null) return;
    await this.onTicket(identity, number, 'WithdrawTrackingLink', (workspace) =>
      workspace.record({ type: 'TrackingLinkWithdrawn', linkKey }),
    );
  }

  private async onTicket<Answer>(
    identity: Identity,
    number: string,
    name: string,
    work: (workspace: CaseWorkspace) => Answer,
  ): Promise<Answer> {
    const { root_key } = await this.finder.visible(identity, number);
    const perform = (workspace: CaseWorkspace): Answer => {
      if (!workspace.ticket) throw noSuchTicket(number);
      requireTicket(identity, workspace.ticket, number);
      requireLinks(identity, workspace.ticket);
      return work(workspace);
    };
    return this.executor.submit({ name, caseKey: root_key as Key, actor: actorOf(identity), perform });
  }

  private rows(caseKey: string): Promise<LinkRow[]> {
    return this.database.query<LinkRow>(
      `SELECT key::text, issued_at::text, expires_at::text, withdrawn_at::text FROM tracking_link
        WHERE root_key = $1 ORDER BY issued_at`,
      [caseKey],
    );
  }
}
