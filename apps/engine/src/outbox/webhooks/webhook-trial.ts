import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WebhookTest } from '@relevo/contracts';
import { Clock } from '../../clock/clock.js';
import type { StoredWebhook } from './webhook.js';
import { WebhookBody } from './webhook-body.js';
import { WebhookSender } from './webhook-sender.js';

/** Calls a receiver at once, beside the outbox: an administrator waits for the answer. */
@Injectable()
export class WebhookTrial {
  constructor(
    private readonly sender: WebhookSender,
    private readonly body: WebhookBody,
    private readonly clock: Clock,
  ) {}

  async of(webhook: StoredWebhook): Promise<WebhookTest> {
    const outcome = await this.sender.call(webhook, `test-${randomUUID()}`, this.body.test(this.clock.now()));
    const failed = outcome.state === 'sent' ? null : outcome;
    return { delivered: failed === null, code: failed?.code ?? null, error: failed?.error ?? null };
  }
}
