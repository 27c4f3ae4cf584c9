import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChangeWebhook, CreatedWebhook, NewWebhook, Webhook, WebhookTest } from '@relevo/contracts';
import { Administration } from '../../access/administration.js';
import { actorOf, type Identity } from '../../access/identity.js';
import { requireRole } from '../../access/require-role.js';
import { EngineConfig } from '../../config/engine-config.js';
import { EngineError } from '../../errors/engine-error.js';
import { timestamp } from '../../tickets/ticket-view.js';
import type { StoredWebhook } from './webhook.js';
import { requireTarget, TargetRefused } from './target-guard.js';
import { newWebhookSecret } from './webhook-signature.js';
import { WebhookStore } from './webhook-store.js';
import { WebhookTrial } from './webhook-trial.js';

const toWebhook = ({ secret: _, createdAt, ...webhook }: StoredWebhook): Webhook => ({
  ...webhook,
  createdAt: timestamp(createdAt),
});

/** Commands of administrators on receivers; each leaves a record of who. */
@Injectable()
export class WebhookAdministration {
  constructor(
    private readonly store: WebhookStore,
    private readonly administration: Administration,
    private readonly trial: WebhookTrial,
    private readonly config: EngineConfig,
  ) {}

  async list(identity: Identity): Promise<readonly Webhook[]> {
    requireRole(identity, 'see webhooks', 'administrator');
    return (await this.store.all()).map(toWebhook);
  }

  /** The only answer that ever holds the secret. */
  async create(identity: Identity, { name, url, events, withValues }: NewWebhook): Promise<CreatedWebhook> {
    requireRole(identity, 'add webhooks', 'administrator');
    this.#requireTarget(url);
    const id = randomUUID();
    const secret = newWebhookSecret();
    await this.administration.perform(actorOf(identity), 'AddWebhook', async (tx, at) => {
      await tx.query(
        `INSERT INTO webhook (id, name, url, events, with_values, secret, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, name, url, events, withValues, secret, identity.id, at],
      );
      return [{ type: 'WebhookAdded', webhook: id, name, url, events: [...events], withValues }];
    });
    return { ...toWebhook(await this.#one(id)), secret };
  }

  async change(identity: Identity, id: string, wanted: ChangeWebhook): Promise<Webhook> {
    requireRole(identity, 'change webhooks', 'administrator');
    const before = await this.#one(id);
    const { name, url, events, withValues, active } = { ...before, ...defined(wanted) };
    this.#requireTarget(url);
    const offBecause = active ? null : (before.offBecause ?? 'administrator');
    await this.administration.perform(actorOf(identity), 'ChangeWebhook', async (tx) => {
      await tx.query(
        `UPDATE webhook SET name = $2, url = $3, events = $4, with_values = $5, active = $6, off_because = $7
         WHERE id = $1`,
        [id, name, url, events, withValues, active, offBecause],
      );
      return [{ type: 'WebhookChanged', webhook: id, name, url, events: [...events], withValues, active }];
    });
    return toWebhook(await this.#one(id));
  }

  /** What still waits for it is discarded: nobody is left who could get it. */
  async remove(identity: Identity, id: string): Promise<void> {
    requireRole(identity, 'delete webhooks', 'administrator');
    await this.#one(id);
    await this.administration.perform(actorOf(identity), 'DeleteWebhook', async (tx) => {
      await tx.query('DELETE FROM webhook WHERE id = $1', [id]);
      const discarded = await tx.query(
        `UPDATE outbox SET state = 'discarded', texts = NULL, payload = NULL, sent_to = '{}'
         WHERE kind = 'webhook' AND recipient = $1 AND state IN ('waiting', 'dead') RETURNING key`,
        [id],
      );
      return [{ type: 'WebhookDeleted', webhook: id, discarded: discarded.length }];
    });
  }

  async test(identity: Identity, id: string): Promise<WebhookTest> {
    requireRole(identity, 'test webhooks', 'administrator');
    return this.trial.of(await this.#one(id));
  }

  #requireTarget(url: string): void {
    try {
      requireTarget(new URL(url), this.config.webhookTargets ?? 'public');
    } catch (error) {
      if (!(error instanceof TargetRefused)) throw error;
      const { message } = error;
      throw new EngineError('invalid-request', message, {
        fields: [{ path: 'url', code: 'address-refused', message }],
      });
    }
  }

  async #one(id: string): Promise<StoredWebhook> {
    const webhook = await this.store.byId(id);
    if (webhook) return webhook;
    throw new EngineError('not-found', 'Expected a webhook of this id, but there is none. Reload the list.');
  }
}

const defined = (wanted: ChangeWebhook): Partial<StoredWebhook> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
