import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

const route = getRouteApi('/frame/inside/operations');

export interface OperationsPlace {
  readonly tab?: string | undefined;
  readonly process?: string | undefined;
  readonly element?: string | undefined;
  readonly code?: string | undefined;
  readonly olderThan?: string | undefined;
  /** The fault that is looked at. */
  readonly fault?: string | undefined;
  readonly state?: string | undefined;
  /** The batch operation that is looked at. */
  readonly batch?: string | undefined;
  /** The published version that is looked at. */
  readonly version?: string | undefined;
  /** Of dead letters; their reason is the `code`. */
  readonly kind?: string | undefined;
  readonly recipient?: string | undefined;
}

/** Where one is; it stands in the address, so it can be sent to somebody. */
export const useOperationsPlace = () => {
  const place: OperationsPlace = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (part: OperationsPlace): void =>
      void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true }),
    [navigate],
  );
  return { place, change };
};
