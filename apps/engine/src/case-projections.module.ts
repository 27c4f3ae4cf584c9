import { Global, Module } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Catalogue } from './catalogue/catalogue.js';
import { EngineConfig } from './config/engine-config.js';
import { CASE_PROJECTIONS, type CaseProjection } from './execution/executor.js';
import { ArticleProjection } from './knowledge/article-projection.js';
import { Keys } from './keys/keys.js';
import { WebhookProjection } from './outbox/webhooks/webhook-projection.js';
import { WebhookRegistry } from './outbox/webhooks/webhook-registry.js';
import { WebhookRegistryModule } from './outbox/webhooks/webhook-registry.module.js';
import { DecisionProjection } from './v2/decision-instances/decision-projection.js';
import { OutboxProjection } from './tickets/outbox-projection.js';
import { TicketProjection } from './tickets/ticket-projection.js';
import { AskerProjection } from './user-tasks/asker-projection.js';

/** What is written with every command besides the case itself; one line each. */
const projections = (
  catalogue: Catalogue,
  { mail }: EngineConfig,
  registry: WebhookRegistry,
  keys: Keys,
): readonly CaseProjection[] => [
  new TicketProjection(catalogue),
  new OutboxProjection(mail ? 'set up' : 'not set up'),
  new WebhookProjection({ registry, keys, definitionOf: (key: Key) => catalogue.definition(key)?.definition }),
  new ArticleProjection(),
  new DecisionProjection(),
  new AskerProjection(),
];

@Global()
@Module({
  imports: [WebhookRegistryModule],
  providers: [
    { provide: CASE_PROJECTIONS, useFactory: projections, inject: [Catalogue, EngineConfig, WebhookRegistry, Keys] },
  ],
  exports: [CASE_PROJECTIONS],
})
export class CaseProjectionsModule {}
