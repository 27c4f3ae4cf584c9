import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EngineConfig } from '../../config/engine-config.js';
import { TrackingLinksService } from '../../tracking/tracking-links.service.js';
import { idempotencyKeyOf, type OutboxRow } from '../outbox-row.js';

/** Secrets of mails that are still being tried, in this engine's memory alone. */
const KEPT = 5_000;

/** Absolute addresses for mails. */
@Injectable()
export class MailLinks {
  readonly #made = new LRUCache<string, string>({ max: KEPT });
  readonly #base: string;

  constructor(
    { publicUrl, host, port }: EngineConfig,
    private readonly links: TrackingLinksService,
  ) {
    this.#base = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** A link of this mail's own, made now; the next try of the same mail by this engine takes the same one. */
  async tracking(row: OutboxRow): Promise<string> {
    const id = idempotencyKeyOf(row);
    const path = this.#made.get(id) ?? (await this.links.issueByEngine(row.rootKey, 'mail'));
    this.#made.set(id, path);
    return `${this.#base}${path}`;
  }

  forget(row: OutboxRow): void {
    this.#made.delete(idempotencyKeyOf(row));
  }

  /** Staff open it as themselves. */
  staff(number: string | null): string {
    return number === null ? `${this.#base}/` : `${this.#base}/tickets/${number}`;
  }
}
