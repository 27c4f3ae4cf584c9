import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { Values } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { UserTaskService } from '../user-tasks/user-task.service.js';
import { DemoArticles } from './demo-articles.js';
import { DemoCast } from './demo-cast.js';
import type { PlannedTicket, Who } from './story.js';

/** The open task of a ticket at one element, and who works on it. */
interface AtTask {
  readonly ticket: PlannedTicket;
  readonly caseKey: Key;
  readonly elementId: string;
  readonly by: Who;
}

/** What people do with tasks. */
@Injectable()
export class DemoTasks {
  constructor(
    private readonly tasks: UserTaskService,
    private readonly cast: DemoCast,
    private readonly articles: DemoArticles,
    private readonly database: Database,
  ) {}

  async claim(at: AtTask): Promise<void> {
    await this.tasks.claim(await this.cast.on(at.ticket, at.caseKey, at.by), await this.keyOf(at));
  }

  async complete(at: AtTask, values: Values): Promise<void> {
    const data = (await this.articles.filled(values)) as Variables;
    const [identity, taskKey] = [await this.cast.on(at.ticket, at.caseKey, at.by), await this.keyOf(at)];
    await this.tasks.complete(identity, taskKey, { kind: 'submission', data });
  }

  private async keyOf({ ticket, caseKey, elementId }: AtTask): Promise<Key> {
    const [task] = await this.database.query<{ key: Key }>(
      'SELECT key::text FROM user_task WHERE root_key = $1 AND element_id = $2 AND ended_at IS NULL',
      [caseKey, elementId],
    );
    if (!task) throw new EngineError('not-found', `Expected ${ticket.id} to be at ${elementId}, but it is not.`);
    return task.key;
  }
}
