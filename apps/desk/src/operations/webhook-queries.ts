import type { ChangeWebhook, CreatedWebhook, NewWebhook, Webhook, WebhookTest } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

const path = '/api/webhooks';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => api.get<readonly Webhook[]>(path, { signal }),
});

const useInvalidate = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['webhooks'] });
};

export const useCreateWebhook = () =>
  useMutation({
    mutationFn: (body: NewWebhook) => api.post<CreatedWebhook>(path, body),
    onSuccess: useInvalidate(),
  });

export const useChangeWebhook = (id: string) =>
  useMutation({
    mutationFn: (body: ChangeWebhook) => api.put<Webhook>(`${path}/${id}`, body),
    onSuccess: useInvalidate(),
  });

export const useDeleteWebhook = (id: string) =>
  useMutation({
    mutationFn: () => api.delete<unknown>(`${path}/${id}`),
    onSuccess: useInvalidate(),
  });

export const useTestWebhook = (id: string) =>
  useMutation({ mutationFn: () => api.post<WebhookTest>(`${path}/${id}/test`, {}) });
