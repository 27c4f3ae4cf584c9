import type { Role } from '@relevo/contracts';
import { ApiError, ErrorState, hasRole, usePerson } from '@relevo/web';
import type { ReactNode } from 'react';

/** What the engine would answer to each question of the screen. */
const forbidden = new ApiError({
  ...{ type: 'about:blank', title: 'Forbidden', status: 403, code: 'forbidden' },
  detail: 'Expected somebody with another role. Ask an administrator for it.',
});

interface ForRolesProps {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

/** Somebody without the role is told so, instead of a screen whose every part is refused. */
export const ForRoles = ({ roles, children }: ForRolesProps) =>
  hasRole(usePerson(), ...roles) ? children : <ErrorState error={forbidden} />;
