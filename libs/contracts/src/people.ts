export type Role =
  'requester' | 'agent' | 'supervisor' | 'process-owner' | 'auditor' | 'manager' | 'administrator' | 'worker';

export interface PersonRef {
  /** The user name. */
  readonly id: string;
  readonly name: string;
}

export interface Person extends PersonRef {
  readonly mail: string | null;
  readonly language: 'en' | 'es';
  readonly roles: readonly Role[];
  /** Ids of groups. */
  readonly groups: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly publicName: string;
  readonly members: readonly PersonRef[];
}

/** GET /api/session. Without a session `person` is null. */
export interface SessionInfo {
  readonly person: Person | null;
  /** Sent back as `X-CSRF-Token` with every changing call of a cookie session. */
  readonly csrfToken: string | null;
  /** Shown on the sign-in page only where demo accounts exist; the password is the name. */
  readonly demoAccounts: readonly PersonRef[];
  /** True on an installation without any account: ask for the one-time code that `npm start` printed. */
  readonly needsFirstAdministrator: boolean;
}

/** POST /api/session */
export interface SignIn {
  readonly user: string;
  readonly password: string;
}

/** POST /api/setup */
export interface FirstAdministrator {
  readonly code: string;
  readonly user: string;
  readonly name: string;
  readonly password: string;
}
