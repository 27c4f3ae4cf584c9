import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Json, Key, Variables } from '@relevo/bpmn-kernel';
import type { PersonRef } from '@relevo/contracts';
import type { Actor } from '../access/identity.js';
import { Directory } from '../access/directory.js';
import { Database } from '../database/database.js';
import type { ActivatedJob } from '../jobs/activated-job.js';
import { InternalWorkers } from '../jobs/internal-workers.js';
import { PublishArticle, publishArticleJob } from './publish-article.js';

/** Whoever did the last task of the case wrote the text. */
const lastPerson = `
  SELECT ended_by FROM user_task WHERE root_key = $1 AND state = 'completed' AND ended_by_kind = 'user'
  ORDER BY ended_at DESC, age DESC LIMIT 1`;

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
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.workers.register({ type: publishArticleJob, work: (job) => this.work(job) });
  }

  private async work(job: ActivatedJob): Promise<Variables> {
    const author = await this.author(job.caseKey);
    const published = await this.articles.publishFromJob(
      {
        jobKey: job.key,
        ticket: numberOf(job.variables['ticket']),
        actor: actorFor(author),
        ...(author && { author }),
      },
      job.variables,
    );
    return { ...published };
  }

  private async author(caseKey: Key): Promise<PersonRef | null> {
    const [last] = await this.database.query<{ ended_by: string }>(lastPerson, [caseKey]);
    return last ? this.directory.person(last.ended_by) : null;
  }
}

const actorFor = (author: PersonRef | null): Actor => ({
  kind: 'engine',
  id: publishArticleJob,
  ...(author && { onBehalfOf: author.id }),
});
