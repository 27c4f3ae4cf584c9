import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.js';
import { SkeletonRows } from './skeleton-rows.js';

interface QueryStateProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Loading, error and data of one query. Data that is there stays when a later load fails. */
export const QueryState = <Data,>({ query, skeleton, children }: QueryStateProps<Data>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return skeleton ?? <SkeletonRows />;
};
