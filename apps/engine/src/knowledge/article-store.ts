import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { PersonRef } from '@relevo/contracts';
import type { Actor } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import type { Statement, Transaction } from '../database/database.js';
import { History, type HistoryEvent } from '../history/history.js';
import { Keys } from '../keys/keys.js';
import { articleColumns, type ArticleRow, type ArticleText } from './article.js';
import { vocabularyOf } from './search-words.js';

export type ArticleUse = 'applied' | 'written' | 'improved';

/** One version to be written, with who writes it and why. */
export interface ArticleWriting {
  readonly text: ArticleText;
  readonly author: PersonRef;
  readonly actor: Actor;
  readonly note: string | null;
  readonly ticket: string | null;
}

export interface WrittenArticle {
  readonly key: Key;
  readonly number: string;
  readonly version: number;
  readonly at: Instant;
}

/** What people wrote is committed to by the record and kept beside it (design §5). */
export const articleValueFields = {
  ArticleCreated: ['title', 'problem', 'solution', 'keywords', 'note'],
  ArticleChanged: ['title', 'problem', 'solution', 'keywords', 'note'],
  ArticleLinked: [],
  ArticleFeedbackGiven: [],
} as const;

const INSERT_VERSION = `INSERT INTO article_version (article_key, version, title, problem, solution, keywords, visibility,
    note, author_id, author_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const INSERT_WORDS = 'INSERT INTO article_word (word) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING';

const LINK = `INSERT INTO article_ticket (article_key, ticket_number, use, version, at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (article_key, ticket_number, use) DO UPDATE SET version = excluded.version, at = excluded.at`;

const linkOf = (article: WrittenArticle, ticket: string, use: ArticleUse): Statement => ({
  text: LINK,
  values: [article.key, ticket, use, article.version, article.at],
});

/** Writes articles: row, version, words, links and record in the caller's transaction. */
@Injectable()
export class ArticleStore {
  constructor(
    private readonly history: History,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Before the transaction: new keys may need a connection of their own. */
  async prepare(): Promise<void> {
    await this.keys.reserve(1);
  }

  async find(tx: Pick<Transaction, 'query'>, key: Key): Promise<ArticleRow | undefined> {
    const [row] = await tx.query<ArticleRow>(`SELECT ${articleColumns} FROM article a WHERE a.key = $1`, [key]);
    return row;
  }

  /** The row stays locked until the transaction ends: who comes second sees what the first wrote. */
  async lock(tx: Transaction, key: Key): Promise<ArticleRow | undefined> {
    await tx.query('SELECT 1 FROM article WHERE key = $1 FOR NO KEY UPDATE', [key]);
    return this.find(tx, key);
  }

  async create(tx: Transaction, writing: ArticleWriting): Promise<WrittenArticle> {
    const { text, author } = writing;
    const at = this.clock.now();
    const key = this.keys.nextKey();
    const rows = await tx.query<{ number: string }>(
      `INSERT INTO article (key, number, version, title, problem, solution, keywords, visibility,
         author_id, author_name, created_at, updated_at)
       VALUES ($1, 'KB-' || lpad(nextval('article_number')::text, 6, '0'), 1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       RETURNING number`,
      [
        key,
        text.title,
        text.problem,
        text.solution,
        JSON.stringify(text.keywords),
        text.visibility,
        author.id,
        author.name,
        at,
      ],
    );
    const article = { key, number: rows[0]?.number ?? '', version: 1, at };
    await this.complete(tx, writing, article);
    return article;
  }

  async change(tx: Transaction, writing: ArticleWriting, before: ArticleRow): Promise<WrittenArticle> {
    const { text, author } = writing;
    const at = this.clock.now();
    const key = before.key;
    const article = { key, number: before.number, version: before.version + 1, at };
    await tx.query(
      `UPDATE article SET version = $2, title = $3, problem = $4, solution = $5, keywords = $6, visibility = $7,
         author_id = $8, author_name = $9, updated_at = $10 WHERE key = $1`,
      [
        key,
        article.version,
        text.title,
        text.problem,
        text.solution,
        JSON.stringify(text.keywords),
        text.visibility,
        author.id,
        author.name,
        at,
      ],
    );
    await this.complete(tx, writing, article);
    return article;
  }

  /** Adds the ticket to those the article came from or served; once per use. */
  async link(tx: Transaction, article: WrittenArticle, ticket: string, use: ArticleUse): Promise<void> {
    await tx.queryAll([linkOf(article, ticket, use)]);
  }

  /** In one flight: the version, its words for searching, and the ticket it came from. */
  private async complete(tx: Transaction, writing: ArticleWriting, article: WrittenArticle): Promise<void> {
    const { text, author, note, ticket } = writing;
    const use = article.version === 1 ? 'written' : 'improved';
    const words = vocabularyOf([text.title, ...text.keywords, text.problem, text.solution].join(' '));
    await tx.queryAll([
      {
        text: INSERT_VERSION,
        values: [
          article.key,
          article.version,
          text.title,
          text.problem,
          text.solution,
          JSON.stringify(text.keywords),
          text.visibility,
          note,
          author.id,
          author.name,
          article.at,
        ],
      },
      { text: INSERT_WORDS, values: [[...words].sort()] },
      ...(ticket ? [linkOf(article, ticket, use)] : []),
    ]);
    await this.record(tx, writing, article, use);
  }

  private async record(tx: Transaction, writing: ArticleWriting, article: WrittenArticle, use: ArticleUse) {
    const { text, actor, note, ticket } = writing;
    const created = article.version === 1;
    const written: HistoryEvent = {
      type: created ? 'ArticleCreated' : 'ArticleChanged',
      articleKey: article.key,
      number: article.number,
      version: article.version,
      ...text,
      note,
    };
    const linked = ticket ? [{ type: 'ArticleLinked', ticket, use, version: article.version }] : [];
    await this.history.append(tx, {
      stream: `article:${article.key}`,
      actor,
      command: created ? 'CreateArticle' : 'ChangeArticle',
      at: article.at,
      events: [written, ...linked],
      valueFields: articleValueFields,
    });
  }
}
