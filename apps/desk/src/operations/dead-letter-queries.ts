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
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

export interface DeadLetterFilter {
  readonly kind: DeadLetterKind | null;
  readonly code: DeadLetterCode | null;
}

const path = '/api/operations/dead-letters';

/** Milliseconds: letters die without anybody looking at a ticket. */
const lookEvery = 15_000;

export const deadLettersQuery = ({ kind, code }: DeadLetterFilter) =>
  infiniteQueryOptions({
    queryKey: ['dead-letters', kind, code],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DeadLetter>>(path, { query: { kind, code, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
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
