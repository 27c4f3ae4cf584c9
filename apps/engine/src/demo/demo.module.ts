import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { DemoActs, DemoTalk } from './demo-acts.js';
import { DemoArticles } from './demo-articles.js';
import { DemoCast } from './demo-cast.js';
import { DemoLoader } from './demo-loader.js';
import { DemoRecord } from './demo-record.js';
import { DemoRun } from './demo-run.js';
import { DemoTasks } from './demo-tasks.js';

/** Demo data of a new installation. */
@Module({
  imports: [KnowledgeModule, MessagesModule, TicketsModule],
  providers: [DemoLoader, DemoRun, DemoRecord, DemoActs, DemoTalk, DemoTasks, DemoArticles, DemoCast],
})
export class DemoModule {}
