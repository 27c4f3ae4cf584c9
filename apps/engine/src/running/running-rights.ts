import type { Key } from '@relevo/bpmn-kernel';
import type { Identity } from '../access/identity.js';
import { requireRole } from '../access/require-role.js';
import { maySeeTicket } from '../tickets/ticket-access.js';

/** Who changes the flow, who answers for its tickets, and who looks for where time is lost. */
export const requireOnlooker = (identity: Identity): void =>
  requireRole(identity, 'look at what runs', 'process-owner', 'administrator', 'supervisor', 'manager');

interface ShownTicket {
  readonly root_key: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly requester_id: string | null;
}

/** Number and title for those who may read the ticket, else neither. */
export const shownTicket = (
  identity: Identity,
  { root_key, number, title, requester_id }: ShownTicket,
): { readonly number: string | null; readonly title: string | null } => {
  if (number === null) return { number, title };
  const owned = { caseKey: root_key as Key, number, requesterId: requester_id ?? '' };
  return { number, title: maySeeTicket(identity, owned) ? title : null };
};
