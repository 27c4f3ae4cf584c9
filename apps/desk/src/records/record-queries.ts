import type {
  ErasureDone,
  ErasureOf,
  ErasurePreview,
  ErasureRequest,
  HistoryVerification,
  KeptCases,
} from '@relevo/contracts';
import { api } from '@relevo/web';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export type KeptView = 'held' | 'dated';

const keptKey = ['records', 'kept'] as const;

export const keptQuery = (view: KeptView) =>
  infiniteQueryOptions({
    queryKey: [...keptKey, view],
    queryFn: ({ pageParam, signal }) =>
      api.get<KeptCases>('/api/history/cases', { query: { view, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const verifyPart = (cursor: string | null, signal: AbortSignal): Promise<HistoryVerification> =>
  api.get<HistoryVerification>('/api/history/verification', { query: { cursor }, signal });

export const verifyOne = (reference: string, signal: AbortSignal): Promise<HistoryVerification> =>
  api.get<HistoryVerification>(`/api/history/verification/${encodeURIComponent(reference)}`, { signal });

export interface HoldAct {
  readonly number: string;
  readonly reason: string;
}

const useHoldAct = (act: (hold: HoldAct) => Promise<void>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: keptKey }) });
};

const pathOf = (number: string): string => `/api/history/holds/${encodeURIComponent(number)}`;

export const useHold = () => useHoldAct(({ number, reason }) => api.put(pathOf(number), { reason }));

export const useLift = () => useHoldAct(({ number, reason }) => api.post(`${pathOf(number)}/lift`, { reason }));

/** A ticket's number has letters, a dash and digits; anything else is a person. */
export const erasureOf = (typed: string): ErasureOf =>
  /^[a-z]+-\d+$/i.test(typed) ? { ticket: typed } : { requester: typed };

export const usePreview = () =>
  useMutation({ mutationFn: (of: ErasureOf) => api.post<ErasurePreview>('/api/history/erasures/preview', of) });

export const useErase = () =>
  useMutation({ mutationFn: (request: ErasureRequest) => api.post<ErasureDone>('/api/history/erasures', request) });
