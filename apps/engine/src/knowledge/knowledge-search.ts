import { Injectable } from '@nestjs/common';
import type { ArticleHit, MissedSearch, Page } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { readsInternal } from './article-rights.js';
import type { PageQuery, SearchQuery } from './article-requests.js';
import { ArticleSearch } from './article-search.js';
import { MissedSearches } from './missed-searches.js';

const fewSuggestions = 5;

/** Searching as somebody: what they may find, and what nobody found. */
@Injectable()
export class KnowledgeSearch {
  constructor(
    private readonly articles: ArticleSearch,
    private readonly misses: MissedSearches,
  ) {}

  async search(identity: Identity | null, { q, limit, cursor = 0 }: SearchQuery): Promise<Page<ArticleHit>> {
    const internal = readsInternal(identity);
    const { searched, ...page } = await this.articles.search({ words: q, limit, offset: cursor, internal });
    if (page.total === 0 && cursor === 0) await this.misses.keep(searched);
    return page;
  }

  /** While somebody reports: public articles for the words typed so far; nothing typed, nothing suggested. */
  async suggest({ q, limit }: SearchQuery): Promise<Page<ArticleHit>> {
    const few = Math.min(limit, fewSuggestions);
    const { searched, ...page } = await this.articles.search({ words: q, limit: few, offset: 0, internal: false });
    if (searched.length === 0) return { items: [], total: 0, nextCursor: null };
    return { ...page, nextCursor: null };
  }

  missed(identity: Identity, query: PageQuery): Promise<Page<MissedSearch>> {
    return this.misses.list(identity, query);
  }
}
