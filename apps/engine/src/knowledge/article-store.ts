import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { PersonRef } from '@relevo/contracts';
import type { Actor } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import type { Rows, Statement, Transaction } from '../database/database.js';
import { History, type HistoryEvent, type NewRecord, NEXT_STREAM_KEY } from '../history/history.js';
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

/** Numbers that a new article takes; read in the transaction that writes it. */
export const TAKE_NUMBERS = `SELECT 'KB-' || lpad(nextval('article_number')::text, 6, '0') AS number,
  ${NEXT_STREAM_KEY}::text AS stream_key`;

export interface TakenNumbers {
  readonly number: string;
  readonly stream_key: string;
}

/** What is to be written, all in one flight, which may be the transaction's last. */
export interface ArticleCreation {
  readonly article: WrittenArticle;
  readonly statements: readonly Statement[];
}

const FIND = `SELECT ${articleColumns} FROM article a WHERE a.key = $1`;

const INSERT_ARTICLE = `INSERT INTO article (key, number, version, title, problem, solution, keywords, visibility,
    author_id, author_name, created_at, updated_at) VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $10)`;

const UPDATE_ARTICLE = `UPDATE article SET version = $2, title = $3, problem = $4, solution = $5, keywords = $6,
    visibility = $7, author_id = $8, author_name = $9, updated_at = $10 WHERE key = $1`;

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

  /** The row stays locked until the transaction ends: who comes second sees what the first wrote. */
  async lock(tx: Transaction, key: Key): Promise<ArticleRow | undefined> {
    const [, rows] = await tx.queryAll([
      { text: 'SELECT 1 FROM article WHERE key = $1 FOR NO KEY UPDATE', values: [key] },
      { text: FIND, values: [key] },
    ]);
    return (rows as Rows<ArticleRow> | undefined)?.[0];
  }

  newKey(): Key {
    return this.keys.nextKey();
  }

  async create(tx: Transaction, writing: ArticleWriting): Promise<WrittenArticle> {
    const numbers = await tx.query<TakenNumbers>(TAKE_NUMBERS);
    const { article, statements } = this.creation(this.newKey(), numbers, writing);
    await tx.queryAll(statements);
    return article;
  }

  /** `numbers`: what TAKE_NUMBERS answered. */
  creation(key: Key, [numbers]: Rows<TakenNumbers>, writing: ArticleWriting): ArticleCreation {
    if (!numbers) throw new Error('Expected the numbers of a new article, but none were taken.');
    const { text, author } = writing;
    const article = { key, number: numbers.number, version: 1, at: this.clock.now() };
    const { title, problem, solution, visibility } = text;
    const keywords = JSON.stringify(text.keywords);
    const values = [key, article.number, title, problem, solution, keywords, visibility];
    const statements = [
      { text: INSERT_ARTICLE, values: [...values, author.id, author.name, article.at] },
      ...versionOf(writing, article),
      ...this.history.open(numbers.stream_key, recordOf(writing, article)),
    ];
    return { article, statements };
  }

  async change(tx: Transaction, writing: ArticleWriting, before: ArticleRow): Promise<WrittenArticle> {
    const { text, author } = writing;
    const at = this.clock.now();
    const key = before.key;
    const article = { key, number: before.number, version: before.version + 1, at };
    const { title, problem, solution, visibility } = text;
    const keywords = JSON.stringify(text.keywords);
    const values = [key, article.version, title, problem, solution, keywords, visibility, author.id, author.name, at];
    await tx.queryAll([{ text: UPDATE_ARTICLE, values }, ...versionOf(writing, article)]);
    await this.history.append(tx, recordOf(writing, article));
    return article;
  }
}

const useOf = ({ version }: WrittenArticle): ArticleUse => (version === 1 ? 'written' : 'improved');

/** The version, its words for searching, and the ticket it came from. */
const versionOf = ({ text, author, note, ticket }: ArticleWriting, article: WrittenArticle): readonly Statement[] => {
  const { key, version, at } = article;
  const { title, problem, solution, visibility } = text;
  const keywords = JSON.stringify(text.keywords);
  const values = [key, version, title, problem, solution, keywords, visibility, note, author.id, author.name, at];
  const words = vocabularyOf([title, ...text.keywords, problem, solution].join(' '));
  return [
    { text: INSERT_VERSION, values },
    { text: INSERT_WORDS, values: [[...words].sort()] },
    ...(ticket === null ? [] : [linkOf(article, ticket, useOf(article))]),
  ];
};

const recordOf = ({ text, actor, note, ticket }: ArticleWriting, article: WrittenArticle): NewRecord => {
  const { key, number, version, at } = article;
  const created = version === 1;
  const written: HistoryEvent = {
    type: created ? 'ArticleCreated' : 'ArticleChanged',
    articleKey: key,
    number,
    version,
    ...text,
    note,
  };
  const linked = ticket === null ? [] : [{ type: 'ArticleLinked', ticket, use: useOf(article), version }];
  return {
    stream: `article:${key}`,
    actor,
    command: created ? 'CreateArticle' : 'ChangeArticle',
    at,
    events: [written, ...linked],
    valueFields: articleValueFields,
  };
};
