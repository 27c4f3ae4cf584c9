import type { Comment, Page, TicketDetail, TicketDiagram, TicketSummary, TimelineEntry } from '@relevo/contracts';
import { api, type Query } from '@relevo/web';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface TicketFilter {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly requester?: string | undefined;
  readonly open?: boolean | undefined;
  readonly sort?: 'updated' | 'opened' | 'due' | 'priority';
  readonly limit?: number;
}

export const ticketPageQuery = (filter: TicketFilter) =>
  queryOptions({
    queryKey: ['tickets', 'page', filter],
    queryFn: ({ signal }) => api.get<Page<TicketSummary>>('/api/tickets', { query: { ...filter } as Query, signal }),
  });

export const ticketsQuery = (filter: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TicketSummary>>('/api/tickets', {
        query: { ...filter, limit: 100, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Not kept once it is left: somebody who comes back would be given the task that they did before. */
export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: [`ticket:${number}`, 'detail'],
    queryFn: ({ signal }) => api.get<TicketDetail>(`/api/tickets/${number}`, { signal }),
    gcTime: 0,
  });

export const timelineQuery = (number: string) =>
  queryOptions({
    queryKey: [`ticket:${number}`, 'timeline'],
    queryFn: ({ signal }) => api.get<readonly TimelineEntry[]>(`/api/tickets/${number}/timeline`, { signal }),
  });

export const ticketDiagramQuery = (number: string) =>
  queryOptions({
    queryKey: [`ticket:${number}`, 'diagram'],
    queryFn: ({ signal }) => api.get<TicketDiagram>(`/api/tickets/${number}/diagram`, { signal }),
  });

export interface NewComment {
  readonly text: string;
  readonly visibility: Comment['visibility'];
}

export const useAddComment = (number: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewComment) =>
      api.post<Comment>(`/api/tickets/${number}/comments`, body, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [`ticket:${number}`] }),
  });
};
