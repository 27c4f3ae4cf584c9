import { Injectable } from '@nestjs/common';
import type { Article } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { articleColumns, type ArticleRow, type ArticleText, summaryOf, timestamp } from './article.js';
import { readsInternal } from './article-rights.js';

interface VersionRow extends ArticleText {
  readonly version: number;
  readonly note: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly at: string;
}

export interface ReadRequest {
  readonly key: string;
  /** Absent: the newest. */
  readonly version?: number | undefined;
}

type Reads = Pick<Transaction, 'query'>;

/** To people outside the desk an article is the desk's: accounts of staff are not shown. */
const theDesk = { id: 'service-desk', name: 'Service desk' };

const unknownArticle = ({ key, version }: ReadRequest): EngineError =>
  new EngineError(
    'not-found',
    version === undefined
      ? `Expected an article with the key ${key}, but there is none that you may read. Search for it by its words.`
      : `Expected version ${version} of the article with the key ${key}, but there is none that you may read. Open the article to see its versions.`,
  );

const forStaff = (row: ArticleRow, shown: VersionRow, versions: readonly VersionRow[]): Omit<Article, 'tickets'> => ({
  ...textOf(row, shown),
  author: { id: shown.author_id, name: shown.author_name },
  versions: versions.map((one) => ({
    version: one.version,
    at: timestamp(one.at),
    by: { id: one.author_id, name: one.author_name },
    note: one.note,
  })),
});

const forOthers = (row: ArticleRow, shown: VersionRow): Article => ({
  ...textOf(row, shown),
  author: theDesk,
  versions: [{ version: shown.version, at: timestamp(shown.at), by: theDesk, note: null }],
  tickets: [],
});

const textOf = (row: ArticleRow, shown: VersionRow) => ({
  ...summaryOf(row),
  version: shown.version,
  title: shown.title,
  visibility: shown.visibility,
  updatedAt: timestamp(shown.at),
  problem: shown.problem,
  solution: shown.solution,
  keywords: shown.keywords,
});

/** Articles as somebody may see them: with their versions and tickets for staff, the public text for everybody else. */
@Injectable()
export class ArticleReader {
  constructor(private readonly database: Database) {}

  async read(identity: Identity | null, request: ReadRequest): Promise<Article> {
    return this.readIn(this.database, identity, request);
  }

  /** Inside a transaction: sees what it wrote. */
  async readIn(reads: Reads, identity: Identity | null, request: ReadRequest): Promise<Article> {
    const row = await this.row(reads, request.key);
    const internal = readsInternal(identity);
    if (!row || (!internal && row.visibility === 'internal')) throw unknownArticle(request);
    const versions = await this.versions(reads, request.key);
    const shown = versions.find((one) => one.version === (request.version ?? row.version));
    if (!shown || (!internal && shown.visibility === 'internal')) throw unknownArticle(request);
    if (!internal) return forOthers(row, shown);
    return { ...forStaff(row, shown, versions), tickets: await this.tickets(reads, request.key) };
  }

  private async row(reads: Reads, key: string): Promise<ArticleRow | undefined> {
    const [row] = await reads.query<ArticleRow>(`SELECT ${articleColumns} FROM article a WHERE a.key = $1`, [key]);
    return row;
  }

  private versions(reads: Reads, key: string): Promise<VersionRow[]> {
    return reads.query<VersionRow>(
      `SELECT version, title, problem, solution, keywords, visibility, note, author_id, author_name, at
       FROM article_version WHERE article_key = $1 ORDER BY version DESC`,
      [key],
    );
  }

  private async tickets(reads: Reads, key: string): Promise<readonly string[]> {
    const rows = await reads.query<{ ticket_number: string }>(
      'SELECT ticket_number FROM article_ticket WHERE article_key = $1 GROUP BY ticket_number ORDER BY max(at) DESC',
      [key],
    );
    return rows.map((row) => row.ticket_number);
  }
}
