import { Injectable } from '@nestjs/common';
import type { JsonValue, Values } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { ArticleWriter } from '../knowledge/article-writer.js';
import { DemoCast } from './demo-cast.js';
import type { DemoArticle } from './demo-content.js';
import { articleReference } from './story.js';

const authors = ['ana', 'carla', 'bruno', 'diego', 'elena'] as const;

/** The knowledge base that the desk begins with, and the articles that forms name. */
@Injectable()
export class DemoArticles {
  #titles: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly writer: ArticleWriter,
    private readonly cast: DemoCast,
    private readonly database: Database,
  ) {}

  know(articles: readonly DemoArticle[]): void {
    this.#titles = new Map(articles.map(({ id, title }) => [id, title]));
  }

  /** Once, however often it is asked for. */
  async write({ id: _id, ...article }: DemoArticle, index: number): Promise<void> {
    if ((await this.numberOf(article.title)) !== null) return;
    await this.writer.create(this.cast.account(authors[index % authors.length] ?? 'ana'), article);
  }

  /** Values with the numbers of the articles they name; what is not written yet is left out. */
  async filled(values: Values): Promise<Values> {
    const entries = await Promise.all(
      Object.entries(values).map(async ([name, value]) => [name, await this.resolved(value)] as const),
    );
    return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
  }

  private async resolved(value: JsonValue): Promise<JsonValue | undefined> {
    const reference = articleReference(value);
    if (reference === null) return value;
    return (await this.numberOf(this.#titles.get(reference) ?? reference)) ?? undefined;
  }

  private async numberOf(title: string): Promise<string | null> {
    const [row] = await this.database.query<{ number: string }>(
      'SELECT number FROM article WHERE title = $1 ORDER BY created_at, key LIMIT 1',
      [title],
    );
    return row?.number ?? null;
  }
}
