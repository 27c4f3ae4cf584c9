import type { Identity } from '../access/identity.js';
import { requireRole } from '../access/require-role.js';
import { EngineError } from '../errors/engine-error.js';

/** A machine that is bound to job types does those jobs and nothing else. */
const refuseBound = ({ jobTypes }: Identity): void => {
  if (!jobTypes) return;
  throw new EngineError(
    'forbidden',
    `Expected somebody who operates the installation, but this token is bound to the job types ${[...jobTypes].join(', ')}. Use another, or ask an administrator.`,
  );
};

/** Design §6 has no role of its own for the operator: it is the administrator who acts on many, and on what runs. */
export const requireOperator = (identity: Identity, what: string): void => {
  refuseBound(identity);
  requireRole(identity, what, 'administrator');
};

/** One stuck element is also a supervisor's: the ticket behind it is theirs. */
export const requireFaultKeeper = (identity: Identity, what: string): void => {
  refuseBound(identity);
  requireRole(identity, what, 'administrator', 'supervisor');
};
