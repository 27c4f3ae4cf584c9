import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-client.js';

const refused = (error: Error): boolean => error instanceof ApiError && error.status < 500;

/** A refusal is not asked again; a lost line is, three times. The first part of each query key is its live topic. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => !refused(error) && failures < 3,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
