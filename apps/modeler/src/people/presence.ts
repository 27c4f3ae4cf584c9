import type { PersonRef } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions } from '@tanstack/react-query';

/** Milliseconds between two signs of life; the engine counts who said nothing for 40 s as gone. */
const every = 15_000;

const path = (draftId: string): string => `/api/drafts/${draftId}/presence`;

/** Asking is saying that one is here, so it is asked again while the draft is open. */
export const presenceQuery = (draftId: string) =>
  queryOptions({
    queryKey: [`draft:${draftId}`, 'presence'],
    queryFn: () => api.put<readonly PersonRef[]>(path(draftId), {}),
    refetchInterval: every,
    refetchIntervalInBackground: true,
    retry: false,
    gcTime: 0,
  });

export const leaveDraft = (draftId: string): void => {
  void api.delete<undefined>(path(draftId), { keepalive: true }).catch(() => undefined);
};
