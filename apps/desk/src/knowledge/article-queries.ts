import type { Article, ArticleFeedback, ArticleHit, MissedSearch, Page, WriteArticle } from '@relevo/contracts';
import { api } from '@relevo/web';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export const articlesQuery = (q: string, limit = 50) =>
  queryOptions({
    queryKey: ['articles', 'search', q, limit],
    queryFn: ({ signal }) => api.get<Page<ArticleHit>>('/api/articles', { query: { q, limit }, signal }),
  });

export const articleQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: ['articles', 'one', key, version ?? 'current'],
    queryFn: ({ signal }) => api.get<Article>(`/api/articles/${key}`, { query: { version }, signal }),
  });

export const missedQuery = queryOptions({
  queryKey: ['articles', 'missed'],
  queryFn: ({ signal }) => api.get<Page<MissedSearch>>('/api/articles/missed', { signal }),
});

export const useArticleHelped = (key: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ArticleFeedback) => api.post<unknown>(`/api/articles/${key}/feedback`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['articles'] }),
  });
};

export const useWriteArticle = (key: string | null) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WriteArticle) =>
      key === null
        ? api.post<Article>('/api/articles', body, { idempotencyKey: crypto.randomUUID() })
        : api.put<Article>(`/api/articles/${key}`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['articles'] }),
  });
};
