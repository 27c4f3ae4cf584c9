import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Key } from '@relevo/bpmn-kernel';
import type { Article, ArticleHit, MissedSearch, Page } from '@relevo/contracts';
import { CurrentIdentity } from '../access/current-identity.js';
import type { Identity } from '../access/identity.js';
import { Public } from '../access/public.js';
import { AnonymousRateLimit } from './anonymous-rate-limit.guard.js';
import { ArticleFeedback } from './article-feedback.js';
import { ArticleReader } from './article-reader.js';
import * as requests from './article-requests.js';
import { ArticleWriter } from './article-writer.js';
import { KnowledgeSearch } from './knowledge-search.js';

@ApiTags('knowledge')
@Controller('api/articles')
export class ArticlesController {
  constructor(
    private readonly searching: KnowledgeSearch,
    private readonly reader: ArticleReader,
    private readonly writer: ArticleWriter,
    private readonly feedback: ArticleFeedback,
  ) {}

  @Get()
  @Public()
  @UseGuards(AnonymousRateLimit)
  search(
    @CurrentIdentity() identity: Identity | null,
    @Query({ schema: requests.searchQuery }) query: requests.SearchQuery,
  ): Promise<Page<ArticleHit>> {
    return this.searching.search(identity, query);
  }

  @Get('suggestions')
  @Public()
  @UseGuards(AnonymousRateLimit)
  suggestions(@Query({ schema: requests.searchQuery }) query: requests.SearchQuery): Promise<Page<ArticleHit>> {
    return this.searching.suggest(query);
  }

  @Get('missed')
  missed(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: requests.pageQuery }) query: requests.PageQuery,
  ): Promise<Page<MissedSearch>> {
    return this.searching.missed(identity, query);
  }

  @Get(':key')
  @Public()
  @UseGuards(AnonymousRateLimit)
  read(
    @CurrentIdentity() identity: Identity | null,
    @Param('key', { schema: requests.articleKeyParam }) key: string,
    @Query({ schema: requests.versionQuery }) { version }: requests.VersionQuery,
  ): Promise<Article> {
    return this.reader.read(identity, { key, version });
  }

  @Post()
  create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: requests.newArticle }) article: requests.NewArticle,
  ): Promise<Article> {
    return this.writer.create(identity, article);
  }

  @Put(':key')
  change(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: requests.articleKeyParam }) key: Key,
    @Body({ schema: requests.changedArticle }) article: requests.ChangedArticle,
  ): Promise<Article> {
    return this.writer.change(identity, key, article);
  }

  @Post(':key/feedback')
  @HttpCode(204)
  giveFeedback(
    @CurrentIdentity() identity: Identity,
    @Param('key', { schema: requests.articleKeyParam }) key: string,
    @Body({ schema: requests.feedback }) feedback: requests.Feedback,
  ): Promise<void> {
    return this.feedback.give(identity, key, feedback);
  }
}
