import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TicketRow } from '../../tickets/ticket-view.js';
import { idempotencyKeyOf, type OutboxRow, type OutboxSender, type Outcome } from '../outbox-row.js';
import { OutboxQueue } from '../outbox-queue.js';
import { mailFailure } from './mail-failure.js';
import { MailLinks } from './mail-links.js';
import { type MailMessage, mailMessage } from './mail-message.js';
import { type MailRecipient, MailRecipients } from './mail-recipients.js';
import { MailTransport } from './mail-transport.js';

type Failed = ReturnType<typeof mailFailure>;
type Texts = NonNullable<OutboxRow['texts']>;

/** Sends a notification by mail, to each person on their own. */
@Injectable()
export class MailSender implements OutboxSender {
  readonly kind = 'notification';

  constructor(
    private readonly transport: MailTransport,
    private readonly recipients: MailRecipients,
    private readonly links: MailLinks,
    private readonly queue: OutboxQueue,
  ) {}

  get ready(): boolean {
    return this.transport.setUp;
  }

  close(): void {
    this.transport.close();
  }

  /** One mail server for all of them. */
  placeOf(): string {
    return this.kind;
  }

  async send(row: OutboxRow): Promise<Outcome> {
    const { texts } = row;
    if (!texts) return erased;
    const { ticket, people, missing } = await this.recipients.of(row);
    if (missing) return { state: 'dead', ...missing };
    const left = people.filter(({ id }) => !row.sentTo.includes(id));
    const tries = await Promise.all(left.map((person) => this.#mail(row, person, { ticket, texts })));
    const failed = tries.flatMap((failure) => failure ?? []);
    const outcome = failed.find(({ state }) => state === 'later') ?? failed[0] ?? { state: 'sent' };
    if (outcome.state === 'sent') this.links.forget(row);
    return outcome;
  }

  async #mail(row: OutboxRow, person: MailRecipient, about: About): Promise<Failed | null> {
    const message = await this.#message(row, person, about);
    const failure = await this.transport.send(message).then(() => null, mailFailure);
    if (!failure && !person.requester) await this.queue.reached(row, person.id);
    return failure;
  }

  async #message(row: OutboxRow, person: MailRecipient, { ticket, texts }: About): Promise<MailMessage> {
    const { name, address, language, requester } = person;
    return mailMessage({
      to: { name, address },
      language,
      texts,
      subject: ticket ? `${ticket.number}: ${ticket.title}` : `Relevo: ${texts[language ?? 'en']}`,
      link: requester ? await this.links.tracking(row) : this.links.staff(ticket?.number ?? null),
      personal: requester,
      idempotencyKey: requester ? idempotencyKeyOf(row) : `${idempotencyKeyOf(row)}-${shortOf(person.id)}`,
      caseKey: row.rootKey,
      domain: this.transport.domain,
    });
  }
}

interface About {
  readonly ticket: TicketRow | null;
  readonly texts: Texts;
}

/** Tells the members of a group apart without naming them in a header. */
const shortOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12);

const erased: Outcome = {
  state: 'dead',
  code: 'erased',
  error: 'Expected the words of the message, but they were erased. Discard it.',
};
