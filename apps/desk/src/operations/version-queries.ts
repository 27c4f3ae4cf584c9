import type { DefinitionChanged, OperatedDefinition, SuspendDefinition } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

const path = '/api/operations/definitions';

/** Milliseconds: how many run changes without anybody's act here. */
const lookEvery = 15_000;

export const versionsQuery = queryOptions({
  queryKey: ['operations', 'versions'],
  queryFn: ({ signal }) => api.get<readonly OperatedDefinition[]>(path, { signal }),
  refetchInterval: lookEvery,
});

/** A version as an address names it, whatever its key is. */
export const versionName = ({ processId, version }: Pick<OperatedDefinition, 'processId' | 'version'>): string =>
  `${processId}:${version}`;

export interface VersionAct extends SuspendDefinition {
  readonly act: 'suspension' | 'resumption';
}

export const useVersionAct = (key: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ act, ...request }: VersionAct) => api.post<DefinitionChanged>(`${path}/${key}/${act}`, request),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
};
