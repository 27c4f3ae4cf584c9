import { Injectable } from '@nestjs/common';
import type { MissedSearch, Page } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { timestamp } from './article.js';
import type { PageQuery } from './article-requests.js';
import { requireStaff } from './article-rights.js';

/** A search that goes on being typed within this time is one search. */
const typingFor = 60_000;
const longestMiss = 200;

/** What people looked for and nobody has written yet. */
@Injectable()
export class MissedSearches {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Words that found nothing; what was typed on the way to them is forgotten. */
  async keep(searched: readonly string[]): Promise<void> {
    const words = searched.join(' ').slice(0, longestMiss);
    if (words.length < 3) return;
    const now = this.clock.now();
    await this.database.query(
      `WITH typed AS (
         DELETE FROM article_search_miss
         WHERE count = 1 AND last_at > $2::bigint - ${typingFor} AND words <> $1 AND starts_with($1, words)
       )
       INSERT INTO article_search_miss (words, count, last_at) VALUES ($1, 1, $2)
       ON CONFLICT (words) DO UPDATE SET count = article_search_miss.count + 1, last_at = excluded.last_at`,
      [words, now],
    );
  }

  async list(identity: Identity, { limit, cursor = 0 }: PageQuery): Promise<Page<MissedSearch>> {
    requireStaff(identity);
    const rows = await this.database.query<{ words: string; count: number; last_at: string; total: number }>(
      `SELECT words, count, last_at, count(*) OVER ()::int AS total FROM article_search_miss
       ORDER BY count DESC, last_at DESC, words LIMIT $1 OFFSET $2`,
      [limit, cursor],
    );
    const total = rows[0]?.total ?? 0;
    const next = cursor + rows.length;
    return {
      items: rows.map(({ words, count, last_at }) => ({ words, count, lastAt: timestamp(last_at) })),
      total,
      nextCursor: rows.length > 0 && next < total ? String(next) : null,
    };
  }
}
