import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { TrackingModule } from '../tracking/tracking.module.js';
import { DeadLetterCommands } from './dead-letters/dead-letter-commands.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { MailLinks } from './mail/mail-links.js';
import { MailRecipients } from './mail/mail-recipients.js';
import { MailSender } from './mail/mail-sender.js';
import { MailTransport } from './mail/mail-transport.js';
import { OutboxCounts } from './outbox-counts.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { OutboxLanes } from './outbox-lanes.js';
import { OutboxQueue } from './outbox-queue.js';
import { WebhookAdministration } from './webhooks/webhook-administration.js';
import { WebhookBody } from './webhooks/webhook-body.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { WebhookSwitch } from './webhooks/webhook-switch.js';
import { WebhookTrial } from './webhooks/webhook-trial.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

const mail = [MailLinks, MailRecipients, MailSender, MailTransport];
const webhooks = [WebhookAdministration, WebhookBody, WebhookSender, WebhookSwitch, WebhookTrial];

/** What leaves the engine: mails and webhooks, at least once, and what could not be sent. */
@Module({
  imports: [LiveModule, TicketsModule, TrackingModule],
  controllers: [DeadLettersController, WebhooksController],
  providers: [
    ...[OutboxQueue, OutboxLanes, OutboxDispatcher, OutboxCounts, DeadLetters, DeadLetterCommands],
    ...mail,
    ...webhooks,
  ],
  exports: [OutboxCounts],
})
export class OutboxModule {}
