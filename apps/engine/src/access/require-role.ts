import type { Role } from '@relevo/contracts';
import { EngineError } from '../errors/engine-error.js';
import type { Identity } from './identity.js';

export const hasRole = (identity: Identity, ...roles: readonly Role[]): boolean =>
  roles.some((role) => identity.roles.has(role));

/** For the first line of a command handler. `what` completes "…, who may <what>". */
export const requireRole = (identity: Identity, what: string, ...roles: readonly Role[]): void => {
  if (hasRole(identity, ...roles)) return;
  throw new EngineError(
    'forbidden',
    `Expected ${article(roles[0] ?? 'administrator')}, who may ${what}, but ${identity.name} is none. ` +
      'Ask an administrator for the role.',
  );
};

const article = (role: Role): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role.replace('-', ' ')}`;
