import type { Timestamp } from './tickets.js';

/**
 * What became of a notification. `waiting`: not sent yet; `not-set-up`: mail was not set up when it was written; it
 * stands on the page alone; `dead`: given up, an administrator may repeat it; `discarded`: an administrator decided so.
 */
export type NotificationDelivery = 'waiting' | 'sent' | 'not-set-up' | 'dead' | 'discarded';

/** Why something was not sent. */
export type DeadLetterCode =
  | 'no-recipient'
  | 'no-address'
  | 'too-old'
  | 'erased'
  | 'refused'
  | 'put-off'
  | 'unreachable'
  | 'timed-out'
  | 'answered'
  | 'redirected'
  | 'address-refused'
  | 'webhook-off'
  | 'gone'
  | 'interrupted'
  | 'failed';

export type DeadLetterKind = 'notification' | 'webhook';

/** GET /api/operations/dead-letters (administrators) */
export interface DeadLetter {
  /** Also the idempotency key that every try carried. */
  readonly id: string;
  readonly kind: DeadLetterKind;
  readonly caseKey: string;
  /** Null: the case has no ticket. */
  readonly ticket: string | null;
  /** `requester`, a group's name, or a webhook's. */
  readonly recipient: string;
  /** The notification's template, or the webhook's event. */
  readonly about: string | null;
  readonly code: DeadLetterCode;
  /** "Expected X, but Y", then the way out; without addresses and texts. */
  readonly error: string;
  readonly attempts: number;
  readonly createdAt: Timestamp;
  readonly failedAt: Timestamp;
}

/** POST /api/operations/dead-letters/repeat */
export interface RepeatDeadLetters {
  readonly ids: readonly string[];
}

/** POST /api/operations/dead-letters/discard */
export interface DiscardDeadLetters {
  readonly ids: readonly string[];
  readonly reason: string;
}

/** Answer of both: those that were still dead letters. */
export interface DeadLettersChanged {
  readonly changed: number;
}

export type WebhookEvent =
  | 'ticket.opened'
  | 'ticket.status-changed'
  | 'ticket.closed'
  | 'task.created'
  | 'task.completed'
  | 'comment.added'
  | 'fault.raised';

/** POST /api/webhooks (administrators) */
export interface NewWebhook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** True: title, requester's name and public comments come along; false: ids and links alone. */
  readonly withValues: boolean;
}

/** PUT /api/webhooks/{id}; what is left out stays. */
export interface ChangeWebhook extends Partial<NewWebhook> {
  readonly active?: boolean | undefined;
}

/** GET /api/webhooks */
export interface Webhook extends NewWebhook {
  readonly id: string;
  readonly active: boolean;
  /** Why it is off: `gone` where the receiver answered 410. */
  readonly offBecause: 'gone' | 'administrator' | null;
  readonly createdAt: Timestamp;
}

/** Answer of POST /api/webhooks. */
export interface CreatedWebhook extends Webhook {
  /** Shown this once. */
  readonly secret: string;
}

/** Answer of POST /api/webhooks/{id}/test */
export interface WebhookTest {
  readonly delivered: boolean;
  readonly code: DeadLetterCode | null;
  readonly error: string | null;
}
