import type { CatalogueItem, ReportedTicket, ReportTicket } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

export const catalogueQuery = (language: string) =>
  queryOptions({
    queryKey: ['processes', 'catalogue', language],
    queryFn: ({ signal }) => api.get<readonly CatalogueItem[]>('/api/catalogue', { query: { language }, signal }),
  });

const storageKey = (number: string): string => `relevo.reported.${number}`;

/** The tracking link is shown once: this tab remembers it until it is closed. */
export const rememberReported = (ticket: ReportedTicket): void =>
  sessionStorage.setItem(storageKey(ticket.number), JSON.stringify(ticket));

export const recallReported = (number: string): ReportedTicket | null => {
  const kept = sessionStorage.getItem(storageKey(number));
  return kept === null ? null : (JSON.parse(kept) as ReportedTicket);
};

/** One key for the life of the form: sent twice, it is one ticket. */
export const useReportTicket = () => {
  const queries = useQueryClient();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (body: ReportTicket) => api.post<ReportedTicket>('/api/tickets', body, { idempotencyKey }),
    onSuccess: (ticket) => {
      rememberReported(ticket);
      void queries.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
};
