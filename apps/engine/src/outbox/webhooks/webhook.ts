import type { Instant } from '@relevo/bpmn-kernel';
import type { WebhookEvent } from '@relevo/contracts';

/** A receiver as the table keeps it. */
export interface StoredWebhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly withValues: boolean;
  /** Signs what is sent; no answer but the first shows it. */
  readonly secret: string;
  readonly active: boolean;
  readonly offBecause: 'gone' | 'administrator' | null;
  readonly createdAt: Instant;
}

/** What the projection needs to know of a receiver. */
export type ActiveWebhook = Pick<StoredWebhook, 'id' | 'events'>;
