import type { Page, Passages, PublishAgain, Published, RunningProcess, RunningTicket } from '@relevo/contracts';
import { api } from '@relevo/web';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const pathOf = (processId: string): string => `/api/processes/${encodeURIComponent(processId)}`;
/** What has no ticket tells nobody when it moves. */
const often = 15_000;

export const runningQuery = (processId: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['tickets', 'running', processId, version ?? null],
    queryFn: ({ signal }) => api.get<RunningProcess>(`${pathOf(processId)}/running`, { signal, query: { version } }),
    refetchInterval: often,
  });

export interface TicketsAt {
  readonly processId: string;
  readonly element: string;
  readonly version: number | undefined;
}

export const ticketsAtQuery = ({ processId, element, version }: TicketsAt) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'running-at', processId, element, version ?? null],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<RunningTicket>>(`${pathOf(processId)}/running/tickets`, {
        signal,
        query: { element, version, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: often,
  });

export const passagesQuery = (processId: string, version: number, elements: readonly string[]) =>
  queryOptions({
    queryKey: ['tickets', 'passages', processId, version, elements.join(',')],
    queryFn: ({ signal }) =>
      api.get<Passages>(`${pathOf(processId)}/versions/${version}/passages`, {
        signal,
        query: { elements: elements.join(',') },
      }),
    refetchInterval: often,
  });

export const publishAgain = (processId: string, version: number, body: PublishAgain): Promise<Published> =>
  api.post<Published>(`${pathOf(processId)}/versions/${version}/publish`, body);
