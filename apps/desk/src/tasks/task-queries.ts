import type { CompleteTask, NextTask, Page, TaskDetail, TaskSummary } from '@relevo/contracts';
import { api, type Query } from '@relevo/web';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export type TaskView = 'mine' | 'groups' | 'unassigned' | 'all';

export interface TaskFilter {
  readonly view: TaskView;
  readonly group?: string | undefined;
  readonly priority?: string | undefined;
  readonly q?: string | undefined;
}

const pageSize = 100;

export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TaskSummary>>('/api/tasks', {
        query: { ...filter, limit: pageSize, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** How many tasks a view holds. */
export const taskCountQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', 'count', filter],
    queryFn: ({ signal }) =>
      api.get<Page<TaskSummary>>('/api/tasks', { query: { ...filter, limit: 1 } as Query, signal }),
    select: (page) => page.total,
  });

/** Tasks being completed here: the news of it comes before the answer, and asking for them again would be refused. */
const closing = new Set<string>();

export const taskQuery = (key: string) =>
  queryOptions({
    queryKey: ['tasks', 'detail', key],
    queryFn: ({ signal, client, queryKey }) => {
      const kept = closing.has(key) ? client.getQueryData<TaskDetail>(queryKey) : undefined;
      return kept ?? api.get<TaskDetail>(`/api/tasks/${key}`, { signal });
    },
  });

export const nextTask = (): Promise<NextTask> => api.get<NextTask>('/api/tasks/next');

/** Everything a step may have moved; each is fetched again only where it is shown. */
export const useReloadWork = () => {
  const queries = useQueryClient();
  return (number: string): Promise<unknown> =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['tasks'] }),
      queries.invalidateQueries({ queryKey: ['tickets'] }),
      queries.invalidateQueries({ queryKey: [`ticket:${number}`] }),
    ]);
};

export const useClaimTask = () => {
  const reload = useReloadWork();
  return useMutation({
    mutationFn: (task: TaskSummary) => api.post<unknown>(`/api/tasks/${task.key}/claim`, {}),
    onSettled: (_answer, _error, task) => reload(task.ticket.number),
  });
};

export const useReleaseTask = () => {
  const reload = useReloadWork();
  return useMutation({
    mutationFn: (task: TaskSummary) => api.post<unknown>(`/api/tasks/${task.key}/release`, {}),
    onSettled: (_answer, _error, task) => reload(task.ticket.number),
  });
};

export const useAssignTask = () => {
  const reload = useReloadWork();
  return useMutation({
    mutationFn: ({ task, assignee }: { readonly task: TaskSummary; readonly assignee: string }) =>
      api.post<unknown>(`/api/tasks/${task.key}/assign`, { assignee }),
    onSettled: (_answer, _error, { task }) => reload(task.ticket.number),
  });
};

export interface Completion {
  readonly task: TaskSummary;
  readonly body: CompleteTask;
}

export const useCompleteTask = () =>
  useMutation({
    mutationFn: ({ task, body }: Completion) => api.post<unknown>(`/api/tasks/${task.key}/complete`, body),
    onMutate: ({ task }) => void closing.add(task.key),
    onError: (_error, { task }) => closing.delete(task.key),
  });
