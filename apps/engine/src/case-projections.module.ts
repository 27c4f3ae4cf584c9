import { Global, Module } from '@nestjs/common';
import { Catalogue } from './catalogue/catalogue.js';
import { CASE_PROJECTIONS, type CaseProjection } from './execution/executor.js';
import { ArticleProjection } from './knowledge/article-projection.js';
import { DecisionProjection } from './v2/decision-instances/decision-projection.js';
import { OutboxProjection } from './tickets/outbox-projection.js';
import { TicketProjection } from './tickets/ticket-projection.js';
import { AskerProjection } from './user-tasks/asker-projection.js';

/** What is written with every command besides the case itself; one line each. */
const projections = (catalogue: Catalogue): readonly CaseProjection[] => [
  new TicketProjection(catalogue),
  new OutboxProjection(),
  new ArticleProjection(),
  new DecisionProjection(),
  new AskerProjection(),
];

@Global()
@Module({
  providers: [{ provide: CASE_PROJECTIONS, useFactory: projections, inject: [Catalogue] }],
  exports: [CASE_PROJECTIONS],
})
export class CaseProjectionsModule {}
