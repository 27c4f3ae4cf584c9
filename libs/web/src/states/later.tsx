import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { ConnectionError } from '../session/api-client.js';
import { QueryState } from './query-state.js';
import { SkeletonRows } from './skeleton-rows.js';

/**
 * A component whose code is fetched when it is first shown. While the code does not come (the line is cut, the engine
 * is started again), only the component's own place says so and offers to try again: the screen around it stays, which
 * `React.lazy` cannot do, since it keeps a failure for good and throws it at the whole screen.
 */
export const later = <Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  skeleton: ReactNode = <SkeletonRows rows={3} />,
): ComponentType<Props> => {
  const code = {
    queryKey: ['code', name],
    queryFn: () => load().catch(() => Promise.reject(new ConnectionError())),
    staleTime: 'static' as const,
    gcTime: Infinity,
  };
  return (props) => (
    <QueryState query={useQuery(code)} skeleton={skeleton}>
      {(Loaded) => <Loaded {...props} />}
    </QueryState>
  );
};
