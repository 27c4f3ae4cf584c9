import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';

const SWEEP_EVERY = 60_000;
/** Nobody still matches a message that expired so long ago, in milliseconds. */
const GRACE = 60_000;
const GROUP = 1_000;

const REMOVE = `WITH expired AS (
    SELECT key FROM message m WHERE expires_at <= $1
      AND NOT EXISTS (SELECT 1 FROM message_delivery d WHERE d.message_key = m.key AND d.state = 'pending')
    ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ), deliveries AS (
    DELETE FROM message_delivery WHERE message_key IN (SELECT key FROM expired)
  )
  DELETE FROM message WHERE key IN (SELECT key FROM expired) RETURNING key`;

/** Removes messages whose time is over, with the record of who took them. */
@Injectable()
export class MessageExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.removeExpired().catch(() => undefined), SWEEP_EVERY).unref();
  }

  onModuleDestroy(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async removeExpired(): Promise<void> {
    let removed: unknown[];
    do removed = await this.database.query(REMOVE, [this.clock.now() - GRACE, GROUP]);
    while (removed.length === GROUP);
  }
}
