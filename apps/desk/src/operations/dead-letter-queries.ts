import type {
  DeadLetter,
  DeadLetterCode,
  DeadLetterKind,
  DeadLettersChanged,
  DiscardDeadLetters,
  Page,
  RepeatDeadLetters,
} from '@relevo/contracts';
import { api } from '@relevo/web';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface DeadLetterFilter {
  readonly kind: DeadLetterKind | null;
  readonly code: DeadLetterCode | null;
  /** A webhook's id, a group's, or `requester`. */
  readonly recipient: string | null;
}

const path = '/api/operations/dead-letters';

/** Milliseconds: letters die without anybody looking at a ticket. */
const lookEvery = 15_000;

export const deadLettersQuery = ({ kind, code, recipient }: DeadLetterFilter) =>
  infiniteQueryOptions({
    queryKey: ['dead-letters', kind, code, recipient],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DeadLetter>>(path, { query: { kind, code, recipient, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: lookEvery,
  });

/** How many there are, of one recipient or (null) of all. */
export const deadLetterCountQuery = (recipient: string | null) =>
  queryOptions({
    queryKey: ['dead-letters', 'count', recipient],
    queryFn: ({ signal }) => api.get<Page<DeadLetter>>(path, { query: { recipient, limit: 1 }, signal }),
    select: (page) => page.total,
    refetchInterval: lookEvery,
  });

export const useRepeatDeadLetters = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RepeatDeadLetters) => api.post<DeadLettersChanged>(`${path}/repeat`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
};

export const useDiscardDeadLetters = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: DiscardDeadLetters) => api.post<DeadLettersChanged>(`${path}/discard`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
};
