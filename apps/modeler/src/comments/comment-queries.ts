import type { DiagramComment, ResolveDiagramComment, WriteDiagramComment } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

const path = (processId: string): string => `/api/processes/${encodeURIComponent(processId)}/comments`;

export const commentsQuery = (processId: string) =>
  queryOptions({
    queryKey: [`process:${processId}`, 'comments'],
    queryFn: ({ signal }) => api.get<readonly DiagramComment[]>(path(processId), { signal }),
  });

/** What somebody does to the comments of one process; each shows what the engine then has. */
const useCommentAct = <Input>(processId: string, act: (input: Input) => Promise<unknown>) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: commentsQuery(processId).queryKey }),
  });
};

export const useWriteComment = (processId: string) =>
  useCommentAct(processId, (comment: WriteDiagramComment) => api.post<DiagramComment>(path(processId), comment));

export const useResolveComment = (processId: string) =>
  useCommentAct(processId, ({ id, ...body }: ResolveDiagramComment & { readonly id: string }) =>
    api.put<DiagramComment>(`${path(processId)}/${id}/resolution`, body),
  );

export const useDeleteComment = (processId: string) =>
  useCommentAct(processId, (id: string) => api.delete<undefined>(`${path(processId)}/${id}`));
