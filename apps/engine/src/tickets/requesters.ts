import { Injectable } from '@nestjs/common';
import type { ReportTicket } from '@relevo/contracts';
import { Directory } from '../access/directory.js';
import { isStaff, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';

export interface Requester {
  /** User name; for a person without account `mail:<address>`. */
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
}

/** Whose ticket a report becomes. */
@Injectable()
export class Requesters {
  constructor(private readonly directory: Directory) {}

  of(identity: Identity | null, { contact, onBehalfOf }: ReportTicket): Requester {
    if (onBehalfOf !== undefined) return this.otherPerson(identity, onBehalfOf);
    if (contact && (!identity || isStaff(identity))) {
      const mail = contact.mail.toLowerCase();
      return { id: `mail:${mail}`, name: contact.name, mail };
    }
    if (identity)
      return { id: identity.id, name: identity.name, mail: this.directory.account(identity.id)?.mail ?? null };
    throw new EngineError(
      'not-signed-in',
      'Expected somebody who can be answered, but nobody is signed in and no `contact` is given. Sign in, or give a name and a mail address.',
    );
  }

  private otherPerson(identity: Identity | null, userName: string): Requester {
    if (!identity || !isStaff(identity))
      throw new EngineError(
        'forbidden',
        'Expected somebody of the service desk to report for another person, but you are not. Leave `onBehalfOf` out.',
      );
    const account = this.directory.account(userName);
    if (account) return { id: account.id, name: account.name, mail: account.mail };
    const message = `Expected the user name of a person, but there is nobody called "${userName}". Choose somebody from the list.`;
    throw new EngineError('invalid-request', message, {
      fields: [{ path: 'onBehalfOf', code: 'unknown-person', message }],
    });
  }
}
