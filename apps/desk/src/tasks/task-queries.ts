import type { CompleteTask, NextTask, Page, TaskDetail, TaskSummary } from '@relevo/contracts';
import { api, type Query } from '@relevo/web';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type QueryKey,
} from '@tanstack/react-query';

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
    queryKey: ['tasks', 'list', filter] as const,
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

/** Not kept once it is left: what it was filled in with since would be missing. */
export const taskQuery = (key: string) =>
  queryOptions({
    queryKey: ['tasks', 'detail', key],
    gcTime: 0,
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

const without =
  (key: string) =>
  (list: InfiniteData<Page<TaskSummary>> | undefined): InfiniteData<Page<TaskSummary>> | undefined =>
    list && {
      ...list,
      pages: list.pages.map((page) => ({ ...page, items: page.items.filter((task) => task.key !== key) })),
    };

/** A list that is opened again shows what it held before the fresh rows come: a task that left it must not be there. */
const useLeaveLists = () => {
  const queries = useQueryClient();
  return (key: string, ...views: readonly TaskView[]): void => {
    const holds = ([, , filter]: QueryKey): boolean => views.includes((filter as TaskFilter).view);
    queries.setQueriesData({ queryKey: ['tasks', 'list'], predicate: ({ queryKey }) => holds(queryKey) }, without(key));
  };
};

export const useClaimTask = () => {
  const reload = useReloadWork();
  const leave = useLeaveLists();
  return useMutation({
    mutationFn: (task: TaskSummary) => api.post<unknown>(`/api/tasks/${task.key}/claim`, {}),
    onSuccess: (_answer, { key }) => leave(key, 'unassigned'),
    onSettled: (_answer, _error, task) => reload(task.ticket.number),
  });
};

export const useReleaseTask = () => {
  const reload = useReloadWork();
  const leave = useLeaveLists();
  return useMutation({
    mutationFn: (task: TaskSummary) => api.post<unknown>(`/api/tasks/${task.key}/release`, {}),
    onSuccess: (_answer, { key }) => leave(key, 'mine'),
    onSettled: (_answer, _error, task) => reload(task.ticket.number),
  });
};

export const useAssignTask = () => {
  const reload = useReloadWork();
  const leave = useLeaveLists();
  return useMutation({
    mutationFn: ({ task, assignee }: { readonly task: TaskSummary; readonly assignee: string }) =>
      api.post<unknown>(`/api/tasks/${task.key}/assign`, { assignee }),
    onSuccess: (_answer, { task }) => leave(task.key, 'unassigned', 'mine'),
    onSettled: (_answer, _error, { task }) => reload(task.ticket.number),
  });
};

export interface Completion {
  readonly task: TaskSummary;
  readonly body: CompleteTask;
}

export const useCompleteTask = () => {
  const leave = useLeaveLists();
  return useMutation({
    mutationFn: ({ task, body }: Completion) => api.post<unknown>(`/api/tasks/${task.key}/complete`, body),
    onMutate: ({ task }) => void closing.add(task.key),
    onSuccess: (_answer, { task }) => leave(task.key, 'unassigned', 'groups', 'mine', 'all'),
    onError: (_error, { task }) => closing.delete(task.key),
  });
};
