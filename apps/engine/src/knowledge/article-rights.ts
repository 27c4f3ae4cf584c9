import { hasRole, type Identity, isStaff } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';

/** Internal articles, who wrote them and the tickets behind them: for staff. Nobody signed in: null. */
export const readsInternal = (identity: Identity | null): boolean => identity !== null && isStaff(identity);

export const requireStaff = (identity: Identity): void => {
  if (isStaff(identity)) return;
  throw new EngineError('forbidden', 'Expected somebody of the service desk, but you are not. Ask the service desk.');
};

export const requireWriter = (identity: Identity): void => {
  if (identity.via !== 'link' && hasRole(identity, 'agent', 'supervisor', 'administrator')) return;
  throw new EngineError(
    'forbidden',
    'Expected the role agent, supervisor or administrator to write articles, but you have none of them. Ask the service desk.',
  );
};
