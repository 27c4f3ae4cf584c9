import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Json, Variables } from '@relevo/bpmn-kernel';
import type { ActivatedJob } from '../jobs/activated-job.js';
import { InternalWorkers } from '../jobs/internal-workers.js';
import { PublishArticle, publishArticleJob } from './publish-article.js';

const numberOf = (ticket: Json | undefined): string | null => {
  if (typeof ticket !== 'object' || ticket === null || Array.isArray(ticket)) return null;
  const number = (ticket as Variables)['number'];
  return typeof number === 'string' ? number : null;
};

/** Works `relevo:publish-article`: the step of a flow that writes into the knowledge base. */
@Injectable()
export class ArticleJobWorker implements OnModuleInit {
  constructor(
    private readonly workers: InternalWorkers,
    private readonly articles: PublishArticle,
  ) {}

  onModuleInit(): void {
    this.workers.register({ type: publishArticleJob, work: (job) => this.work(job) });
  }

  private async work({ key: jobKey, caseKey, variables }: ActivatedJob): Promise<Variables> {
    const published = await this.articles.publishFromJob(
      { jobKey, caseKey, ticket: numberOf(variables['ticket']) },
      variables,
    );
    return { ...published };
  }
}
