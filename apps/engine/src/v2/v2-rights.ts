import type { Role } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { requireRole } from '../access/require-role.js';

/** What `/v2` lets which roles do. Tasks have their own rules (user-tasks/task-access.ts), the same as `/api`'s. */
const rights = {
  'look at processes': ['administrator', 'supervisor', 'process-owner', 'auditor', 'manager', 'worker'],
  'start instances': ['administrator', 'supervisor', 'process-owner', 'worker'],
  'cancel instances': ['administrator', 'supervisor', 'process-owner'],
  'set variables': ['administrator', 'supervisor', 'worker'],
  'work jobs': ['worker', 'administrator'],
  'send messages': ['administrator', 'supervisor', 'worker'],
  'resolve incidents': ['administrator', 'supervisor', 'process-owner'],
  'move the clock': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

export const requireRight = (identity: Identity, right: Right): void => requireRole(identity, right, ...rights[right]);
