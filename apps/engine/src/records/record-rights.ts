import type { Identity } from '../access/identity.js';
import { requireRole } from '../access/require-role.js';

/** Auditors prove and hold; administrators erase. Nobody does both unless they were given both roles (design §6). */
export const requireVerify = (identity: Identity): void =>
  requireRole(identity, 'verify the records', 'auditor', 'administrator');

export const requireHold = (identity: Identity): void => requireRole(identity, 'set and lift legal holds', 'auditor');

export const requireErase = (identity: Identity): void =>
  requireRole(identity, "erase a person's values", 'administrator');
