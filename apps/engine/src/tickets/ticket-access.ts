import type { Key } from '@relevo/bpmn-kernel';
import { hasRole, isStaff, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';

/** What rights on a ticket are decided from. */
export interface OwnedTicket {
  readonly caseKey: Key;
  readonly number: string;
  readonly requesterId: string;
}

/** The person who asked: signed in, or by a link to this very ticket. */
export const isRequesterOf = (identity: Identity, ticket: OwnedTicket): boolean =>
  identity.via === 'link' ? identity.linkCaseKey === ticket.caseKey : identity.id === ticket.requesterId;

export const seesAllTickets = (identity: Identity): boolean => isStaff(identity);

export const maySeeTicket = (identity: Identity, ticket: OwnedTicket): boolean =>
  seesAllTickets(identity) || isRequesterOf(identity, ticket);

/** Internal comments, faults and step labels are never a requester's. */
export const maySeeInternal = (identity: Identity): boolean => isStaff(identity);

export const maySeeHistory = (identity: Identity): boolean =>
  hasRole(identity, 'auditor', 'supervisor', 'administrator', 'process-owner');

export const mayCancel = (identity: Identity, ticket: OwnedTicket): boolean =>
  hasRole(identity, 'supervisor', 'administrator') || isRequesterOf(identity, ticket);

/** A link makes its holder the requester: whoever only looks on must not get one. */
export const mayIssueLinks = (identity: Identity, ticket: OwnedTicket): boolean =>
  hasRole(identity, 'agent', 'supervisor', 'administrator') || isRequesterOf(identity, ticket);

/** A ticket of somebody else looks to a requester as if there were none. */
export const requireTicket = (identity: Identity, ticket: OwnedTicket | null, number: string): void => {
  if (!ticket || !maySeeTicket(identity, ticket)) throw noSuchTicket(number);
};

export const noSuchTicket = (number: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected a ticket that you may see, but there is none with the number "${number}". Check the number.`,
  );

export const requireHistory = (identity: Identity): void => {
  if (maySeeHistory(identity)) return;
  throw new EngineError(
    'forbidden',
    'Expected an auditor, a supervisor, a process owner or an administrator, but you are none of them. Ask one of them to look.',
  );
};

/** Diagram, variables and everything else that requesters do not read. */
export const requireInternal = (identity: Identity): void => {
  if (maySeeInternal(identity)) return;
  throw new EngineError('forbidden', 'Expected somebody of the service desk, but you are not. Ask the service desk.');
};

export const requireLinks = (identity: Identity, ticket: OwnedTicket): void => {
  if (mayIssueLinks(identity, ticket)) return;
  throw new EngineError(
    'forbidden',
    `Expected an agent, a supervisor, an administrator or the person who reported ${ticket.number}, but you are none of them. Ask an agent for a link.`,
  );
};

export const requireCancel = (identity: Identity, ticket: OwnedTicket): void => {
  if (mayCancel(identity, ticket)) return;
  throw new EngineError(
    'forbidden',
    `Expected a supervisor, an administrator or the person who reported ${ticket.number}, but you are none of them. Ask a supervisor to cancel it.`,
  );
};
