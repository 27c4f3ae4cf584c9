import type { Choice, Variable } from './variable.js';

const same = (...values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, label: value }));

/** Fields of the ticket that a step may set (`relevo:ticket.<field>`). */
export const settableTicketFields = [
  ...(['priority', 'category', 'impact', 'urgency'] as const),
  ...(['resolution', 'articleKey', 'team'] as const),
] as const;
export type TicketField = (typeof settableTicketFields)[number] | 'number' | 'title' | 'requesterName';

const paths: Partial<Record<TicketField, string>> = { requesterName: 'requester.name' };

/** `ticket.*` as every expression reads it; `label` in the person's language. */
export const ticketVariables = (label: (field: TicketField) => string): readonly Variable[] => {
  const fields: readonly TicketField[] = [...settableTicketFields, 'number', 'title', 'requesterName'];
  return fields.map((field) => ({
    name: `ticket.${paths[field] ?? field}`,
    label: label(field),
    type: 'text' as const,
    ...(field === 'priority' && { choices: same('P1', 'P2', 'P3', 'P4') }),
  }));
};
