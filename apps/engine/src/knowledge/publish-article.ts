import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { PersonRef } from '@relevo/contracts';
import { z } from 'zod';
import type { Actor } from '../access/identity.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { plainText } from '../errors/plain-text.js';
import { invalidRequest } from '../errors/zod-pipe.js';
import { LiveHub } from '../live/live-hub.js';
import type { ArticleRow } from './article.js';
import { ArticleStore, type ArticleWriting } from './article-store.js';

/** The job that writes the knowledge base for a flow. */
export const publishArticleJob = 'relevo:publish-article';

export interface ArticleJob {
  readonly jobKey: Key;
  /** Number of the ticket whose flow does it; null for a case without one. */
  readonly ticket: string | null;
  /** Who wrote the text, where the flow knows it. */
  readonly author?: PersonRef;
  readonly actor: Actor;
}

export interface PublishedArticle {
  readonly articleKey: Key;
  readonly articleNumber: string;
}

/** Keywords come as a list, or as one text with commas. */
const keywords = z.union([
  z.array(plainText({ max: 60 })).max(30),
  plainText({ max: 1_000 }).transform((text) => text.split(',')),
]);

const articleVariables = z.object({
  articleTitle: plainText({ min: 1, max: 200 }),
  articleProblem: plainText({ min: 1, max: 20_000 }),
  articleSolution: plainText({ min: 1, max: 40_000 }),
  articleKeywords: keywords.nullish(),
  articleVisibility: z.enum(['public', 'internal']).nullish(),
  /** An article to improve; absent or empty: a new one. */
  articleKey: z
    .string()
    .regex(/^(\d{1,19}|KB-\d+)?$/, 'Expected the key or the number of an article.')
    .nullish(),
});
type ArticleVariables = z.infer<typeof articleVariables>;

/** Creates or improves an article from a flow's variables. Repeated for the same job it changes nothing. */
@Injectable()
export class PublishArticle {
  constructor(
    private readonly database: Database,
    private readonly store: ArticleStore,
    private readonly live: LiveHub,
  ) {}

  async publishFromJob(job: ArticleJob, variables: Variables): Promise<PublishedArticle> {
    const parsed = articleVariables.safeParse(variables);
    if (!parsed.success) throw invalidRequest(parsed.error.issues);
    await this.store.prepare();
    const published = await this.database.transaction(async (tx) => {
      const [first] = await tx.query(
        'INSERT INTO article_job (job_key) VALUES ($1) ON CONFLICT DO NOTHING RETURNING job_key',
        [job.jobKey],
      );
      return first ? this.write(tx, job, parsed.data) : this.before(tx, job.jobKey);
    });
    this.live.changed('articles');
    return published;
  }

  private async before(tx: Transaction, jobKey: Key): Promise<PublishedArticle> {
    const [row] = await tx.query<{ key: Key; number: string }>(
      `SELECT a.key::text AS key, a.number FROM article_job j JOIN article a ON a.key = j.article_key WHERE j.job_key = $1`,
      [jobKey],
    );
    if (!row) throw new Error(`Expected the article of job ${jobKey}, but there is none.`);
    return { articleKey: row.key, articleNumber: row.number };
  }

  private async write(tx: Transaction, job: ArticleJob, variables: ArticleVariables): Promise<PublishedArticle> {
    const kept = await this.kept(tx, variables.articleKey);
    const writing = this.writing(job, variables, kept);
    const article = kept ? await this.store.change(tx, writing, kept) : await this.store.create(tx, writing);
    await tx.query('UPDATE article_job SET article_key = $2, version = $3 WHERE job_key = $1', [
      job.jobKey,
      article.key,
      article.version,
    ]);
    return { articleKey: article.key, articleNumber: article.number };
  }

  private async kept(tx: Transaction, reference: string | null | undefined): Promise<ArticleRow | null> {
    if (!reference) return null;
    const [found] = await tx.query<{ key: Key }>(
      `SELECT key::text AS key FROM article WHERE ${reference.startsWith('KB-') ? 'number' : 'key'} = $1`,
      [reference],
    );
    const row = found && (await this.store.lock(tx, found.key));
    if (row) return row;
    throw new EngineError(
      'not-found',
      `Expected the article ${reference} to improve, but there is none. Correct the variable articleKey, or leave it out to write a new article.`,
    );
  }

  private writing(job: ArticleJob, variables: ArticleVariables, kept: ArticleRow | null): ArticleWriting {
    const words = (variables.articleKeywords ?? kept?.keywords ?? []).map((word) => word.trim()).filter(Boolean);
    return {
      text: {
        title: variables.articleTitle.trim(),
        problem: variables.articleProblem,
        solution: variables.articleSolution,
        keywords: [...new Set(words)].slice(0, 30),
        visibility: variables.articleVisibility ?? kept?.visibility ?? 'internal',
      },
      author: job.author ?? { id: job.actor.id, name: job.actor.id },
      actor: job.actor,
      note: null,
      ticket: job.ticket,
    };
  }
}
