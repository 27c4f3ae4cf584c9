import type { Comment, TrackingPage, Values } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

/** Where a requester's page comes from: a link without account, or the person's own session. */
export interface StoryDoor {
  readonly key: readonly [string, string];
  readonly load: (signal: AbortSignal) => Promise<TrackingPage>;
  readonly answer: (taskKey: string, values: Values) => Promise<unknown>;
  readonly write: (text: string) => Promise<unknown>;
}

export const linkDoor = (token: string): StoryDoor => {
  const path = `/api/tracking/${encodeURIComponent(token)}`;
  return {
    key: ['tracking', token],
    load: (signal) => api.get<TrackingPage>(path, { signal }),
    answer: (taskKey, values) => api.post<unknown>(`${path}/complete`, { taskKey, values }),
    write: (text) => api.post<Comment>(`${path}/comments`, { text }, { idempotencyKey: crypto.randomUUID() }),
  };
};

export const sessionDoor = (number: string): StoryDoor => ({
  key: [`ticket:${number}`, 'tracking'],
  load: (signal) => api.get<TrackingPage>(`/api/tickets/${number}/tracking`, { signal }),
  answer: (taskKey, values) => api.post<unknown>(`/api/tasks/${taskKey}/complete`, { values }),
  write: (text) =>
    api.post<Comment>(
      `/api/tickets/${number}/comments`,
      { text, visibility: 'public' },
      { idempotencyKey: crypto.randomUUID() },
    ),
});

export const storyQuery = (door: StoryDoor) =>
  queryOptions({ queryKey: door.key, queryFn: ({ signal }) => door.load(signal) });

export const useAnswer = (door: StoryDoor) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ taskKey, values }: { readonly taskKey: string; readonly values: Values }) =>
      door.answer(taskKey, values),
    onSettled: () => queries.invalidateQueries({ queryKey: door.key }),
  });
};

export const useWrite = (door: StoryDoor) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => door.write(text),
    onSuccess: () => queries.invalidateQueries({ queryKey: door.key }),
  });
};
