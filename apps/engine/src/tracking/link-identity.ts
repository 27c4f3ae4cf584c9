import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { hashOfToken } from './link-secret.js';
import { TrackingLimit } from './tracking-limit.js';

interface LinkRow {
  readonly root_key: string;
  readonly key: string;
  readonly requester_name: string;
  readonly expires_at: string | null;
  readonly withdrawn_at: string | null;
  readonly closed_at: string | null;
}

/** How long after closing a ticket can be reopened, and its links open it: 14 days. */
const reopenWindow = 14 * 24 * 60 * 60 * 1000;

/** Who a tracking link makes of its holder: that requester, on that ticket. */
@Injectable()
export class LinkIdentities {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limit: TrackingLimit,
  ) {}

  async of(token: string, address: string): Promise<Identity> {
    await this.limit.count(address);
    const link = await this.find(token);
    if (!link) {
      await this.limit.countMiss(address);
      throw new EngineError(
        'not-found',
        'Expected a link to a ticket, but nothing is known by this one. Open it from the message it came in, whole.',
      );
    }
    this.requireLiving(link);
    return {
      id: `link:${link.key}`,
      name: link.requester_name,
      roles: new Set(),
      groups: new Set(),
      via: 'link',
      linkCaseKey: link.root_key,
    };
  }

  private requireLiving({ withdrawn_at, expires_at, closed_at }: LinkRow): void {
    const now = this.clock.now();
    const ended =
      withdrawn_at !== null ||
      (expires_at !== null && Number(expires_at) <= now) ||
      (closed_at !== null && Number(closed_at) + reopenWindow <= now);
    if (!ended) return;
    throw new EngineError(
      'link-expired',
      'Expected a link that still opens its ticket, but it was withdrawn or its time is over. Ask the service desk for a new one.',
    );
  }

  private async find(token: string): Promise<LinkRow | undefined> {
    const [row] = await this.database.query<LinkRow>(
      `SELECT l.root_key::text, l.key::text, t.requester_name, l.expires_at::text, l.withdrawn_at::text, t.closed_at::text
         FROM tracking_link l JOIN ticket t ON t.root_key = l.root_key WHERE l.token_hash = decode($1, 'hex')`,
      [hashOfToken(token)],
    );
    return row as (LinkRow & { readonly root_key: Key }) | undefined;
  }
}
