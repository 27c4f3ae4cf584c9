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

/** PUT /api/session/language */
export interface SetLanguage {
  readonly language: 'en' | 'es';
}

/** POST /api/people (administrators) */
export interface NewPerson {
  readonly user: string;
  readonly name: string;
  readonly mail: string | null;
  readonly language: 'en' | 'es';
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  readonly password: string;
}

/** PUT /api/people/{user}/roles (administrators) */
export interface SetRoles {
  readonly roles: readonly Role[];
}

/** PUT /api/people/{user}/groups (administrators) */
export interface SetGroups {
  readonly groups: readonly string[];
}

/** POST /api/groups (administrators) */
export interface NewGroup {
  readonly id: string;
  readonly name: string;
  /** What requesters read. */
  readonly publicName: string;
}

/** POST /api/tokens (administrators): a machine acts as `user`. */
export interface NewApiToken {
  readonly user: string;
  readonly name: string;
  /** The only jobs it may take and answer; absent: of any type. */
  readonly jobTypes?: readonly string[] | undefined;
}

/** GET /api/tokens */
export interface ApiToken extends NewApiToken {
  readonly id: string;
  readonly createdAt: string;
}

/** Answer of POST /api/tokens. */
export interface IssuedApiToken extends ApiToken {
  /** Shown this once: only its hash is kept. */
  readonly token: string;
}
