import type { Role } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { requireRole } from '../access/require-role.js';

/**
 * What `/v2` lets which roles do. A worker takes and answers jobs (design §6) and completes tasks with variables (§4):
 * it reads what it is handed, not every ticket. Tasks have their own rules (user-tasks/task-access.ts), the same as `/api`'s.
 */
const rights = {
  'look at processes': ['administrator', 'supervisor', 'process-owner', 'auditor', 'manager'],
  'start instances': ['administrator', 'supervisor', 'process-owner'],
  'evaluate decisions': ['administrator', 'supervisor', 'process-owner'],
  'cancel instances': ['administrator', 'supervisor', 'process-owner'],
  'run batch operations': ['administrator'],
  'set variables': ['administrator', 'supervisor'],
  'work jobs': ['worker', 'administrator'],
  'see tasks': ['agent', 'supervisor', 'administrator', 'auditor', 'manager', 'process-owner', 'worker'],
  'change tasks': ['supervisor', 'administrator', 'worker'],
  'send messages': ['administrator', 'supervisor'],
  'activate activities': ['administrator', 'supervisor', 'process-owner'],
  'resolve incidents': ['administrator', 'supervisor', 'process-owner'],
  'move the clock': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** A machine that is bound to job types takes and answers those jobs, and does nothing else. */
export const requireRight = (identity: Identity, right: Right): void => {
  requireRole(identity, right, ...rights[right]);
  if (!identity.jobTypes || right === 'work jobs') return;
  throw new EngineError(
    'forbidden',
    `Expected a token that may ${right}, but this one is bound to the job types ${[...identity.jobTypes].join(', ')}. Use another, or ask an administrator.`,
  );
};
