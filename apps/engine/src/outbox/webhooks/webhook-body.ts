import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { EngineConfig } from '../../config/engine-config.js';
import { Database } from '../../database/database.js';
import { TicketFinder } from '../../tickets/ticket-finder.js';
import { timestamp } from '../../tickets/ticket-view.js';
import type { OutboxRow } from '../outbox-row.js';
import type { StoredWebhook } from './webhook.js';

interface Payload {
  readonly event: string;
  readonly data: {
    readonly ticket: string | null;
    readonly commentKey?: string;
    readonly [field: string]: unknown;
  };
}

/** What a receiver reads: what changed, by ids and links. What people wrote is read now, so what was erased stays so. */
@Injectable()
export class WebhookBody {
  readonly #base: string;

  constructor(
    { publicUrl, host, port }: EngineConfig,
    private readonly tickets: TicketFinder,
    private readonly database: Database,
  ) {
    this.#base = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  async of(row: OutboxRow, webhook: StoredWebhook): Promise<string> {
    const { event, data } = row.payload as unknown as Payload;
    const values = webhook.withValues ? { values: await this.#values(row.rootKey, data.commentKey) } : {};
    return JSON.stringify({
      type: event,
      timestamp: timestamp(row.createdAt),
      data: { ...data, links: this.#links(data.ticket), ...values },
    });
  }

  /** Nothing happened: an administrator tries the receiver. */
  test(at: number): string {
    return JSON.stringify({ type: 'test', timestamp: timestamp(at), data: { links: this.#links(null) } });
  }

  #links(number: string | null): Readonly<Record<string, string>> {
    if (number === null) return {};
    return { desk: `${this.#base}/tickets/${number}`, api: `${this.#base}/api/tickets/${number}` };
  }

  async #values(caseKey: Key, commentKey: string | undefined): Promise<Readonly<Record<string, unknown>>> {
    const ticket = await this.tickets.byCase(caseKey);
    const comment = commentKey === undefined ? undefined : await this.#comment(caseKey, commentKey);
    return {
      ...(ticket && {
        ...{ title: ticket.title, requesterName: ticket.requester_name },
        ...{ status: ticket.status, priority: ticket.priority, category: ticket.category },
      }),
      ...(comment && { comment: { text: comment.text, authorName: comment.author_name } }),
    };
  }

  /** What staff say among themselves goes nowhere. */
  async #comment(caseKey: Key, key: string): Promise<{ text: string; author_name: string } | undefined> {
    const [comment] = await this.database.query<{ text: string; author_name: string }>(
      `SELECT text, author_name FROM ticket_comment WHERE root_key = $1 AND key = $2 AND visibility = 'public'`,
      [caseKey, key],
    );
    return comment;
  }
}
