import type { Replay } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions } from '@tanstack/react-query';

export const replayQuery = (number: string) =>
  queryOptions({
    queryKey: [`ticket:${number}`, 'replay'],
    queryFn: ({ signal }) => api.get<Replay>(`/api/tickets/${number}/replay`, { signal }),
  });
