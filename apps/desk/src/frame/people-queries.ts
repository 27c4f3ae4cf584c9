import type { Group, PersonRef } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions } from '@tanstack/react-query';

export const peopleQuery = (query: string) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: ({ signal }) => api.get<readonly PersonRef[]>('/api/people', { query: { q: query }, signal }),
  });

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => api.get<readonly Group[]>('/api/groups', { signal }),
  staleTime: 300_000,
});
