import { Injectable } from '@nestjs/common';
import type { Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { KernelServices } from '../execution/kernel-services.js';
import { requireAcceptable } from '../execution/outside-variables.js';
import { Keys } from '../keys/keys.js';
import type { NewMessage } from './message-matching.js';

export interface MessageToPublish {
  readonly name: string;
  /** Empty: for start events and subscriptions without a key. */
  readonly correlationKey: string;
  readonly variables: Variables;
  /** How long it waits for a subscription, in milliseconds; 0: it is taken now or never. */
  readonly timeToLive: number;
  /** Publishing the same id again, while the first message lives, is refused. */
  readonly messageId?: string;
}

/** Gives a message its key and its times. */
@Injectable()
export class NewMessages {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly kernel: KernelServices,
  ) {}

  async rowOf(actor: Actor, message: MessageToPublish): Promise<NewMessage> {
    const publishedAt = this.clock.now();
    requireAcceptable(message.variables, this.kernel.at(publishedAt).limits);
    await this.keys.reserve(100);
    return {
      key: this.keys.nextKey(),
      name: message.name,
      correlationKey: message.correlationKey,
      variables: message.variables,
      messageId: message.messageId || null,
      publishedAt,
      expiresAt: publishedAt + Math.max(0, Math.trunc(message.timeToLive)),
      actor,
      sender: null,
    };
  }
}
