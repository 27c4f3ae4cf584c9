import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Article } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { LiveHub } from '../live/live-hub.js';
import type { ArticleRow, ArticleText } from './article.js';
import { ArticleReader } from './article-reader.js';
import type { ChangedArticle, NewArticle } from './article-requests.js';
import { requireWriter } from './article-rights.js';
import { ArticleStore, type ArticleWriting } from './article-store.js';

const textOf = ({ title, problem, solution, keywords, visibility }: NewArticle): ArticleText => ({
  title: title.trim(),
  problem,
  solution,
  keywords: keywords.map((keyword) => keyword.trim()),
  visibility,
});

/** People write articles; nobody overwrites what they have not seen. */
@Injectable()
export class ArticleWriter {
  constructor(
    private readonly database: Database,
    private readonly store: ArticleStore,
    private readonly reader: ArticleReader,
    private readonly live: LiveHub,
  ) {}

  async create(identity: Identity, request: NewArticle): Promise<Article> {
    requireWriter(identity);
    await this.store.prepare();
    const article = await this.database.transaction(async (tx) => {
      const { key } = await this.store.create(tx, this.writing(identity, request));
      return this.reader.readIn(tx, identity, { key });
    });
    this.live.changed('articles');
    return article;
  }

  async change(identity: Identity, key: Key, request: ChangedArticle): Promise<Article> {
    requireWriter(identity);
    const article = await this.database.transaction(async (tx) => {
      const kept = await this.store.lock(tx, key);
      if (!kept) throw this.unknown(key);
      if (kept.version !== request.version) throw await this.stale({ tx, identity, kept }, request.version);
      await this.store.change(tx, this.writing(identity, request), kept);
      return this.reader.readIn(tx, identity, { key });
    });
    this.live.changed('articles');
    return article;
  }

  private writing(identity: Identity, request: NewArticle): ArticleWriting {
    return {
      text: textOf(request),
      author: { id: identity.id, name: identity.name },
      actor: actorOf(identity),
      note: request.note?.trim() || null,
      ticket: request.ticket ?? null,
    };
  }

  private unknown(key: Key): EngineError {
    return new EngineError(
      'not-found',
      `Expected an article with the key ${key}, but there is none. Search for it by its words.`,
    );
  }

  private async stale(
    { tx, identity, kept }: { tx: Transaction; identity: Identity; kept: ArticleRow },
    read: number,
  ): Promise<EngineError> {
    const article = await this.reader.readIn(tx, identity, { key: kept.key });
    return new EngineError(
      'stale-article',
      `Expected a change of version ${read} of ${kept.number}, but ${kept.author_name} has written version ${kept.version} since. Nothing of yours was saved: compare with theirs and save again from version ${kept.version}.`,
      { extra: { article } },
    );
  }
}
