import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { History, type HistoryEvent } from '../history/history.js';
import { Directory } from './directory.js';
import type { Actor } from './identity.js';

const valueFields = {
  PersonAdded: ['name', 'mail'],
  GroupAdded: ['name', 'publicName'],
  ApiTokenIssued: ['name'],
  WebhookAdded: ['name', 'url'],
  WebhookChanged: ['name', 'url'],
};

/** One change of rights: written, recorded in the stream `administration` and known everywhere, or not at all. */
@Injectable()
export class Administration {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** `change` writes its rows and answers what happened; no events: nothing to record. */
  async perform(
    actor: Actor,
    command: string,
    change: (tx: Transaction, at: number) => Promise<readonly HistoryEvent[]>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.directory.raiseEpoch(tx);
      const events = await change(tx, at);
      if (events.length === 0) return;
      await this.history.append(tx, { stream: 'administration', actor, command, at, events, valueFields });
    });
    await this.directory.announce();
  }
}
