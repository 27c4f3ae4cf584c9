import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Directory } from '../../access/directory.js';
import type { ActiveWebhook } from './webhook.js';
import { WebhookStore } from './webhook-store.js';

/**
 * The active receivers in memory, for the projection: without any, a command writes nothing for them. Who is told what
 * is a matter of rights, so it goes with `access_epoch`: what one engine has answered is obeyed by the next command of
 * every other, without a further number in the lock statement.
 */
@Injectable()
export class WebhookRegistry implements OnModuleInit {
  #active: readonly ActiveWebhook[] = [];

  constructor(
    private readonly store: WebhookStore,
    private readonly directory: Directory,
  ) {}

  async onModuleInit(): Promise<void> {
    this.directory.follow(() => this.#reload());
    await this.#reload();
  }

  get active(): readonly ActiveWebhook[] {
    return this.#active;
  }

  async #reload(): Promise<void> {
    this.#active = await this.store.active();
  }
}
