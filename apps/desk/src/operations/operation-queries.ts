import type {
  Batch,
  BatchItem,
  BatchItemState,
  BatchState,
  FaultCounts,
  FaultDetail,
  FaultSummary,
  Page,
  RetryFaults,
  SetFaultVariable,
} from '@relevo/contracts';
import { api, type Query } from '@relevo/web';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface FaultChoice {
  readonly process?: string | undefined;
  readonly element?: string | undefined;
  readonly code?: string | undefined;
  /** Minutes. */
  readonly olderThan?: string | undefined;
}

const pageSize = 100;
const root = '/api/operations';

export const faultsQuery = (choice: FaultChoice) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'faults', choice],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<FaultSummary>>(`${root}/faults`, {
        query: { ...choice, limit: pageSize, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const faultCountsQuery = (choice: FaultChoice) =>
  queryOptions({
    queryKey: ['operations', 'fault-counts', choice],
    queryFn: ({ signal }) => api.get<FaultCounts>(`${root}/faults/counts`, { query: { ...choice } as Query, signal }),
  });

export const faultQuery = (key: string) =>
  queryOptions({
    queryKey: ['operations', 'fault', key],
    queryFn: ({ signal }) => api.get<FaultDetail>(`${root}/faults/${key}`, { signal }),
    retry: false,
  });

export const batchesQuery = (state: BatchState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'batches', state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Batch>>(`${root}/batches`, {
        query: { state, limit: pageSize, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** How many are under way. */
export const activeBatchesQuery = queryOptions({
  queryKey: ['operations', 'active-batches'],
  queryFn: ({ signal }) => api.get<Page<Batch>>(`${root}/batches`, { query: { state: 'active', limit: 1 }, signal }),
  select: (page) => page.total,
});

/** Progress is told live; looked at as well, should that line be cut. */
const lookEvery = 2_000;

export const batchQuery = (key: string) =>
  queryOptions({
    queryKey: ['operations', 'batch', key],
    queryFn: ({ signal }) => api.get<Batch>(`${root}/batches/${key}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'active' ? lookEvery : false),
  });

export const batchItemsQuery = (key: string, state: BatchItemState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'batch-items', key, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<BatchItem>>(`${root}/batches/${key}/items`, {
        query: { state, limit: pageSize, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Whoever acted hears of it first; what is shown follows. */
const useReload = () => {
  const queries = useQueryClient();
  return (): void => void queries.invalidateQueries({ queryKey: ['operations'] });
};

export const useRetryFault = () => {
  const reload = useReload();
  return useMutation({
    mutationFn: (key: string) => api.post<{ readonly stuckAgain: string | null }>(`${root}/faults/${key}/retry`, {}),
    onSettled: reload,
  });
};

export const useRetryFaults = () => {
  const reload = useReload();
  return useMutation({
    mutationFn: (request: RetryFaults) => api.post<{ readonly batchKey: string }>(`${root}/faults/retry`, request),
    onSettled: reload,
  });
};

export const useSetFaultVariable = (key: string) => {
  const reload = useReload();
  return useMutation({
    mutationFn: (change: SetFaultVariable) => api.put<unknown>(`${root}/faults/${key}/variable`, change),
    onSettled: reload,
  });
};

export interface InstanceAct {
  readonly key: string;
  readonly act: 'suspension' | 'resumption';
  readonly reason: string;
}

export const useInstanceAct = () => {
  const reload = useReload();
  return useMutation({
    mutationFn: ({ key, act, reason }: InstanceAct) => api.post<unknown>(`${root}/instances/${key}/${act}`, { reason }),
    onSettled: reload,
  });
};

export type BatchAct = 'cancellation' | 'suspension' | 'resumption';

export const useBatchAct = (key: string) => {
  const reload = useReload();
  return useMutation({
    mutationFn: (act: BatchAct) => api.post<unknown>(`${root}/batches/${key}/${act}`, {}),
    onSettled: reload,
  });
};
