import type { Role } from '@relevo/contracts';
import { carry, requestOf } from '../requests/request-context.js';

/** Who calls. Rights are decided from it in the command handlers, never in controllers. */
export interface Identity {
  /** User name, or the client id of a machine. */
  readonly id: string;
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  readonly groups: ReadonlySet<string>;
  /** `link`: the holder of a tracking link, bound to one ticket. */
  readonly via: 'session' | 'basic' | 'bearer' | 'link';
  readonly linkCaseKey?: string;
  /** A machine's own job types; absent: any. */
  readonly jobTypes?: ReadonlySet<string>;
}

/** Who did it, as the history keeps it. */
export interface Actor {
  readonly kind: 'user' | 'worker' | 'link' | 'engine';
  /** User name; for `engine` the part that acted: timer, message, demo. */
  readonly id: string;
  readonly onBehalfOf?: string;
}

export const actorOf = (identity: Identity): Actor => carry(actingAs(identity), requestOf(identity));

const actingAs = (identity: Identity): Actor => ({
  kind:
    identity.via === 'link' ? 'link' : identity.roles.has('worker') && identity.roles.size === 1 ? 'worker' : 'user',
  id: identity.id,
});

const staffRoles: readonly Role[] = ['agent', 'supervisor', 'manager', 'auditor', 'administrator', 'process-owner'];

export const hasRole = (identity: Identity, ...roles: readonly Role[]): boolean =>
  roles.some((role) => identity.roles.has(role));

/** People of the service desk, as against those who only report. */
export const isStaff = (identity: Identity): boolean => identity.via !== 'link' && hasRole(identity, ...staffRoles);
