import { Injectable } from '@nestjs/common';
import type { Account } from '../../access/accounts.js';
import { Directory } from '../../access/directory.js';
import { TicketFinder } from '../../tickets/ticket-finder.js';
import { requesterGroup } from '../../tickets/ticket-properties.js';
import type { Language, TicketRow } from '../../tickets/ticket-view.js';
import type { Failure, OutboxRow } from '../outbox-row.js';

export interface MailRecipient {
  /** User name, or `mail:<address>`. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Null: nobody knows. */
  readonly language: Language | null;
  /** Gets a tracking link; others open the ticket as themselves. */
  readonly requester: boolean;
}

export interface Addressed {
  readonly ticket: TicketRow | null;
  readonly people: readonly MailRecipient[];
  /** Why there is nobody. */
  readonly missing: Failure | null;
}

/** Who gets a notification: found when it is sent, so a new address or a new member of a group counts. */
@Injectable()
export class MailRecipients {
  constructor(
    private readonly directory: Directory,
    private readonly tickets: TicketFinder,
  ) {}

  async of({ rootKey, recipient }: OutboxRow): Promise<Addressed> {
    const ticket = await this.tickets.byCase(rootKey);
    return { ticket, ...(recipient === requesterGroup ? this.#requester(ticket) : this.#group(recipient)) };
  }

  #requester(ticket: TicketRow | null): Omit<Addressed, 'ticket'> {
    if (!ticket) return nobody(noTicket);
    const account = this.directory.account(ticket.requester_id);
    const address = account?.mail ?? ticket.requester_mail;
    if (address === null) return nobody(noAddress(`${ticket.number}'s requester`));
    const { requester_id: id, requester_name: name } = ticket;
    return { people: [{ id, name, address, language: account?.language ?? null, requester: true }], missing: null };
  }

  #group(id: string): Omit<Addressed, 'ticket'> {
    const group = this.directory.group(id);
    if (!group) return nobody(noGroup(id));
    const people = group.members.flatMap((member) => {
      const account = this.directory.account(member.id);
      return account?.mail ? [asRecipient(account, account.mail)] : [];
    });
    return people.length > 0 ? { people, missing: null } : nobody(noAddress(`somebody of the group "${id}"`));
  }
}

const asRecipient = ({ id, name, language }: Account, address: string): MailRecipient => ({
  ...{ id, name, address, language },
  requester: false,
});

const nobody = (missing: Failure): Omit<Addressed, 'ticket'> => ({ people: [], missing });

const noTicket: Failure = {
  code: 'no-recipient',
  error:
    'Expected a ticket whose requester can be told, but this case has none. Let the diagram name a group in relevo:notify, or tell them yourself.',
};

const noGroup = (id: string): Failure => ({
  code: 'no-recipient',
  error: `Expected a group with the id "${id}", but there is none. Add it or correct the diagram, then repeat it.`,
});

const noAddress = (whose: string): Failure => ({
  code: 'no-address',
  error: `Expected a mail address of ${whose}, but there is none. Enter one, then repeat it.`,
});
