import type { PersonRef } from './people.js';
import type { Timestamp } from './tickets.js';

export interface ArticleSummary {
  readonly key: string;
  /** KB-000012 */
  readonly number: string;
  readonly title: string;
  /** `public`: requesters see it too. */
  readonly visibility: 'public' | 'internal';
  readonly version: number;
  readonly updatedAt: Timestamp;
  readonly helped: number;
  readonly used: number;
}

/** GET /api/articles?q=: ranked; in title and excerpt the found words stand between U+E000 and U+E001. */
export interface ArticleHit extends ArticleSummary {
  readonly rank: number;
  readonly titleMarked: string;
  readonly excerptMarked: string;
}

export interface Article extends ArticleSummary {
  /** CommonMark; rendered without raw HTML. */
  readonly problem: string;
  readonly solution: string;
  readonly keywords: readonly string[];
  readonly author: PersonRef;
  readonly versions: readonly {
    readonly version: number;
    readonly at: Timestamp;
    readonly by: PersonRef;
    readonly note: string | null;
  }[];
  /** Tickets this article came from or resolved. */
  readonly tickets: readonly string[];
}

/** POST /api/articles, PUT /api/articles/:key (with the version it was read at; else 409 `stale-article`). */
export interface WriteArticle {
  readonly version?: number;
  readonly title: string;
  readonly problem: string;
  readonly solution: string;
  readonly keywords: readonly string[];
  readonly visibility: 'public' | 'internal';
  readonly note?: string;
  /** Number of the ticket it comes from. */
  readonly ticket?: string;
}

/** POST /api/articles/:key/feedback */
export interface ArticleFeedback {
  readonly helped: boolean;
  /** Number of the ticket it was used for. */
  readonly ticket?: string;
}

/** GET /api/articles/missed: words that were searched and found nothing, the most wanted first. */
export interface MissedSearch {
  readonly words: string;
  readonly count: number;
  readonly lastAt: Timestamp;
}
