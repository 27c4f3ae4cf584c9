import { Injectable } from '@nestjs/common';
import { actorOf, type Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { History } from '../history/history.js';
import { ArticleReader } from './article-reader.js';
import type { Feedback } from './article-requests.js';
import { articleValueFields } from './article-store.js';

/** Whether an article helped: one word of each person, the last one counts. */
@Injectable()
export class ArticleFeedback {
  constructor(
    private readonly database: Database,
    private readonly reader: ArticleReader,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async give(identity: Identity, key: string, { helped, ticket }: Feedback): Promise<void> {
    const { version } = await this.reader.read(identity, { key });
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO article_feedback (article_key, person_id, helped, version, ticket_number, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (article_key, person_id) DO UPDATE SET helped = excluded.helped, version = excluded.version,
           ticket_number = excluded.ticket_number, at = excluded.at`,
        [key, identity.id, helped, version, ticket ?? null, at],
      );
      await this.history.append(tx, {
        stream: `article:${key}`,
        actor: actorOf(identity),
        command: 'GiveArticleFeedback',
        at,
        events: [{ type: 'ArticleFeedbackGiven', version, helped, ticket: ticket ?? null }],
        valueFields: articleValueFields,
      });
    });
  }
}
