import type { Person, Role } from '@relevo/contracts';

export type RailItem =
  | 'myWork'
  | 'queues'
  | 'tickets'
  | 'knowledge'
  | 'replay'
  | 'records'
  | 'report'
  | 'myTickets'
  | 'processes'
  | 'operations';

const rights: readonly (readonly [RailItem, readonly Role[]])[] = [
  ['myWork', ['agent', 'supervisor']],
  ['queues', ['agent', 'supervisor']],
  ['tickets', ['agent', 'supervisor', 'manager', 'auditor', 'administrator']],
  ['report', ['requester']],
  ['myTickets', ['requester']],
  ['knowledge', ['agent', 'supervisor', 'administrator', 'requester']],
  ['replay', ['auditor', 'supervisor', 'administrator', 'process-owner']],
  ['records', ['auditor', 'administrator']],
  ['processes', ['process-owner', 'administrator']],
  ['operations', ['administrator', 'supervisor']],
];

/** Only what the person uses; without an account nothing. */
export const railItems = (person: Person | null): readonly RailItem[] =>
  person === null
    ? []
    : rights.filter(([, roles]) => roles.some((role) => person.roles.includes(role))).map(([item]) => item);
