import { Injectable } from '@nestjs/common';
import { EngineConfig } from '../../config/engine-config.js';
import { idempotencyKeyOf, type OutboxRow, type OutboxSender, type Outcome } from '../outbox-row.js';
import type { StoredWebhook } from './webhook.js';
import { WebhookBody } from './webhook-body.js';
import { answered, unanswered } from './webhook-failure.js';
import { WebhookRegistry } from './webhook-registry.js';
import { callWebhook } from './webhook-request.js';
import { signatureHeaders } from './webhook-signature.js';
import { WebhookSwitch } from './webhook-switch.js';

/** Sends what happened to a receiver. */
@Injectable()
export class WebhookSender implements OutboxSender {
  readonly kind = 'webhook';
  readonly ready = true;

  constructor(
    private readonly registry: WebhookRegistry,
    private readonly switches: WebhookSwitch,
    private readonly body: WebhookBody,
    private readonly config: EngineConfig,
  ) {}

  /** Somebody wants to hear of something. */
  get awaited(): boolean {
    return this.registry.active.length > 0;
  }

  placeOf({ recipient }: OutboxRow): string {
    return recipient;
  }

  async send(row: OutboxRow): Promise<Outcome> {
    const webhook = await this.switches.find(row.recipient);
    if (!webhook?.active) return switchedOff;
    const outcome = await this.call(webhook, idempotencyKeyOf(row), await this.body.of(row, webhook));
    if (outcome.state === 'dead' && outcome.code === 'gone') await this.switches.gone(webhook.id);
    return outcome;
  }

  call({ url, secret }: StoredWebhook, id: string, body: string): Promise<Outcome> {
    const headers = {
      ...{ 'content-type': 'application/json', 'user-agent': 'Relevo' },
      'idempotency-key': id,
      ...signatureHeaders(secret, id, body),
    };
    const targets = this.config.webhookTargets ?? 'public';
    return callWebhook({ url, headers, body, targets }).then(answered, unanswered);
  }
}

const switchedOff: Outcome = {
  state: 'dead',
  code: 'webhook-off',
  error: 'Expected the webhook to be on, but it was switched off. Switch it on and repeat it, or discard it.',
};
