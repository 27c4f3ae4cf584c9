import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import { z } from 'zod';
import { Directory } from '../access/directory.js';
import { Database, type Rows, type Statement, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { plainText } from '../errors/plain-text.js';
import { invalidRequest } from '../errors/zod-pipe.js';
import { LiveHub } from '../live/live-hub.js';
import type { ArticleRow } from './article.js';
import { ArticleStore, type ArticleWriting, TAKE_NUMBERS, type TakenNumbers } from './article-store.js';

/** The job that writes the knowledge base for a flow. */
export const publishArticleJob = 'relevo:publish-article';

export interface ArticleJob {
  readonly jobKey: Key;
  readonly caseKey: Key;
  /** Number of the ticket whose flow does it; null for a case without one. */
  readonly ticket: string | null;
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

/** Whoever did the last task of the case wrote the text. */
const LAST_PERSON = `
  SELECT ended_by FROM user_task WHERE root_key = $1 AND state = 'completed' AND ended_by_kind = 'user'
  ORDER BY ended_at DESC, age DESC LIMIT 1`;

/** Waits for whoever is at the same job; no row: it was done before. */
const CLAIM = `INSERT INTO article_job (job_key, article_key, version) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING RETURNING job_key`;

const IMPROVED = 'UPDATE article_job SET article_key = $2, version = $3 WHERE job_key = $1';

/** What the first flight brings. */
interface Begun {
  readonly claimed: boolean;
  /** User name of the author; the engine itself where no person was at the case. */
  readonly author: string | undefined;
  readonly numbers: Rows<TakenNumbers>;
}

/**
 * Creates or improves an article from a flow's variables, a new one in two flights. Repeated for the same job it changes
 * nothing.
 */
@Injectable()
export class PublishArticle {
  constructor(
    private readonly database: Database,
    private readonly store: ArticleStore,
    private readonly directory: Directory,
    private readonly live: LiveHub,
  ) {}

  async publishFromJob(job: ArticleJob, variables: Variables): Promise<PublishedArticle> {
    const parsed = articleVariables.safeParse(variables);
    if (!parsed.success) throw invalidRequest(parsed.error.issues);
    await this.store.prepare();
    const { articleKey: reference } = parsed.data;
    const published = await this.database.transaction((tx) =>
      reference ? this.improve(tx, job, parsed.data, reference) : this.create(tx, job, parsed.data),
    );
    this.live.changed('articles');
    return published;
  }

  private async create(tx: Transaction, job: ArticleJob, variables: ArticleVariables): Promise<PublishedArticle> {
    const key = this.store.newKey();
    const begun = await this.begin(tx, job, [{ text: CLAIM, values: [job.jobKey, key, 1] }, { text: TAKE_NUMBERS }]);
    if (!begun.claimed) return this.before(tx, job.jobKey);
    const writing = this.writing({ job, begun, variables, kept: null });
    const { article, statements } = this.store.creation(key, begun.numbers, writing);
    await tx.commit(statements);
    return { articleKey: key, articleNumber: article.number };
  }

  private async improve(
    tx: Transaction,
    job: ArticleJob,
    variables: ArticleVariables,
    reference: string,
  ): Promise<PublishedArticle> {
    const begun = await this.begin(tx, job, [{ text: CLAIM, values: [job.jobKey, null, null] }]);
    if (!begun.claimed) return this.before(tx, job.jobKey);
    const kept = await this.kept(tx, reference);
    const article = await this.store.change(tx, this.writing({ job, begun, variables, kept }), kept);
    await tx.commit([{ text: IMPROVED, values: [job.jobKey, article.key, article.version] }]);
    return { articleKey: article.key, articleNumber: article.number };
  }

  private async begin(tx: Transaction, job: ArticleJob, statements: readonly Statement[]): Promise<Begun> {
    const answers = await tx.queryAll([{ text: LAST_PERSON, values: [job.caseKey] }, ...statements]);
    const [last = [], claim = [], numbers = []] = answers as [Rows<{ ended_by: string }>?, Rows?, Rows<TakenNumbers>?];
    return { claimed: claim.length > 0, author: last[0]?.ended_by, numbers };
  }

  private async before(tx: Transaction, jobKey: Key): Promise<PublishedArticle> {
    const [row] = await tx.query<{ key: Key; number: string }>(
      `SELECT a.key::text AS key, a.number FROM article_job j JOIN article a ON a.key = j.article_key WHERE j.job_key = $1`,
      [jobKey],
    );
    if (!row) throw new Error(`Expected the article of job ${jobKey}, but there is none.`);
    return { articleKey: row.key, articleNumber: row.number };
  }

  private async kept(tx: Transaction, reference: string): Promise<ArticleRow> {
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

  private writing({ job, begun, variables, kept }: Work): ArticleWriting {
    const { author } = begun;
    const words = (variables.articleKeywords ?? kept?.keywords ?? []).map((word) => word.trim()).filter(Boolean);
    return {
      text: {
        title: variables.articleTitle.trim(),
        problem: variables.articleProblem,
        solution: variables.articleSolution,
        keywords: [...new Set(words)].slice(0, 30),
        visibility: variables.articleVisibility ?? kept?.visibility ?? 'internal',
      },
      author: author === undefined ? { id: publishArticleJob, name: publishArticleJob } : this.directory.person(author),
      actor: { kind: 'engine', id: publishArticleJob, ...(author !== undefined && { onBehalfOf: author }) },
      note: null,
      ticket: job.ticket,
    };
  }
}

interface Work {
  readonly job: ArticleJob;
  readonly begun: Begun;
  readonly variables: ArticleVariables;
  readonly kept: ArticleRow | null;
}
