import { Global, Module } from '@nestjs/common';
import { WebhookRegistry } from './webhook-registry.js';
import { WebhookStore } from './webhook-store.js';

/** Apart from the outbox, because every command's projections read it. */
@Global()
@Module({ providers: [WebhookRegistry, WebhookStore], exports: [WebhookRegistry, WebhookStore] })
export class WebhookRegistryModule {}
