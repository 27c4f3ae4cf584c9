import type {
  AlsoUsed,
  CreateDraft,
  Draft,
  DraftCheck,
  DraftSummary,
  Group,
  PersonRef,
  ProcessSummary,
  ProcessVersion,
  ProcessVersionDetail,
  Published,
  PublishDraft,
  SaveDraft,
} from '@relevo/contracts';
import { api, ApiError } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export const processesQuery = queryOptions({
  queryKey: ['processes', 'list'],
  queryFn: ({ signal }) => api.get<readonly ProcessSummary[]>('/api/processes', { signal }),
});

export const draftsQuery = queryOptions({
  queryKey: ['processes', 'drafts'],
  queryFn: ({ signal }) => api.get<readonly DraftSummary[]>('/api/drafts', { signal }),
});

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: [`draft:${id}`],
    queryFn: ({ signal }) => api.get<Draft>(`/api/drafts/${id}`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const versionsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['processes', 'versions', processId],
    queryFn: ({ signal }) =>
      api.get<readonly ProcessVersion[]>(`/api/processes/${encodeURIComponent(processId)}/versions`, { signal }),
  });

/** The versions before the first one is published, too: none. */
export const versionsSoFarQuery = (processId: string) =>
  queryOptions({
    queryKey: ['processes', 'versions-so-far', processId],
    queryFn: async ({ client }) => {
      try {
        return await client.fetchQuery(versionsQuery(processId));
      } catch (error) {
        if (error instanceof ApiError && error.code === 'definition-not-found') return [];
        throw error;
      }
    },
    retry: false,
  });

export const versionQuery = (processId: string, version: number) =>
  queryOptions({
    queryKey: ['version', processId, version],
    queryFn: ({ signal }) =>
      api.get<ProcessVersionDetail>(`/api/processes/${encodeURIComponent(processId)}/versions/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const definitionXmlQuery = (definitionKey: string) =>
  queryOptions({
    queryKey: ['definition-xml', definitionKey],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/api/definitions/${definitionKey}/xml`, { signal, credentials: 'same-origin' });
      if (!answer.ok)
        throw new Error(`Expected the diagram ${definitionKey}, but the engine answered ${answer.status}`);
      return answer.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => api.get<readonly Group[]>('/api/groups', { signal }),
});

export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.get<readonly PersonRef[]>('/api/people', { query: { q }, signal }),
    staleTime: 60_000,
  });

export const alsoUsedQuery = (id: string) =>
  queryOptions({
    queryKey: ['processes', 'also-used', id],
    queryFn: ({ signal }) => api.get<readonly AlsoUsed[]>(`/api/drafts/${id}/also-used`, { signal }),
  });

export const createDraft = (body: CreateDraft): Promise<Draft> => api.post<Draft>('/api/drafts', body);
export const saveDraft = (id: string, body: SaveDraft): Promise<Draft> => api.put<Draft>(`/api/drafts/${id}`, body);
export const checkDraft = (id: string): Promise<DraftCheck> => api.post<DraftCheck>(`/api/drafts/${id}/check`, {});
/** What it deletes: enough to make it again. */
export const deleteDraft = async (id: string): Promise<Draft> => {
  const draft = await api.get<Draft>(`/api/drafts/${id}`);
  await api.delete<undefined>(`/api/drafts/${id}`);
  return draft;
};
export const publishDraft = (id: string, body: PublishDraft): Promise<Published> =>
  api.post<Published>(`/api/drafts/${id}/publish`, body);

export const useCreateDraft = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: createDraft,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['processes'] }),
  });
};

/** The files stay as they are; a save of somebody in between is refused, not overwritten. */
export const useRenameDraft = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, name }: Pick<Draft, 'id' | 'name'>) => {
      const { revision, files } = await api.get<Draft>(`/api/drafts/${id}`);
      return saveDraft(id, { revision, name, files });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['processes'] }),
  });
};
