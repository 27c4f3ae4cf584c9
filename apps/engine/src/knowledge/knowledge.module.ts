import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LiveModule } from '../live/live.module.js';
import { AnonymousRateLimit } from './anonymous-rate-limit.guard.js';
import { ArticleFeedback } from './article-feedback.js';
import { ArticleJobWorker } from './article-job-worker.js';
import { ArticleReader } from './article-reader.js';
import { ArticleSearch } from './article-search.js';
import { ArticleStore } from './article-store.js';
import { ArticleWriter } from './article-writer.js';
import { ArticlesController } from './articles.controller.js';
import { KnowledgeSearch } from './knowledge-search.js';
import { MissedSearches } from './missed-searches.js';
import { PublishArticle } from './publish-article.js';

@Module({
  imports: [JobsModule, LiveModule],
  controllers: [ArticlesController],
  providers: [
    AnonymousRateLimit,
    ArticleFeedback,
    ArticleJobWorker,
    ArticleReader,
    ArticleSearch,
    ArticleStore,
    ArticleWriter,
    KnowledgeSearch,
    MissedSearches,
    PublishArticle,
  ],
  exports: [ArticleReader, ArticleWriter, PublishArticle],
})
export class KnowledgeModule {}
