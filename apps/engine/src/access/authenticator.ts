import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { EngineConfig } from '../config/engine-config.js';
import { EngineError } from '../errors/engine-error.js';
import type { Account } from './accounts.js';
import type { Identity } from './identity.js';
import { PasswordCheck } from './password-check.js';
import { csrfTokenOf } from './secrets.js';
import { Sessions } from './sessions.js';
import { TokenAccounts } from './token-accounts.js';

export const SESSION_COOKIE = 'relevo_session';

/** What of a request says who sent it. */
export interface Credentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly csrfToken: string | undefined;
  /** True for methods that change something: a cookie alone is then not enough. */
  readonly changes: boolean;
  /** A public route takes whoever cannot be told for nobody. */
  readonly publicRoute: boolean;
  readonly address: string;
}

export const identityOf = (account: Account, via: Identity['via']): Identity => ({
  id: account.id,
  name: account.name,
  roles: new Set(account.roles),
  groups: new Set(account.groups),
  via,
});

export const sessionToken = (cookie: string | undefined): string | undefined =>
  cookie === undefined ? undefined : parseCookie(cookie)[SESSION_COOKIE];

/** Basic and Bearer before the cookie; rights are read with every request, so a change holds at once. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: TokenAccounts,
    private readonly passwords: PasswordCheck,
    private readonly sessions: Sessions,
    private readonly config: EngineConfig,
  ) {}

  /** Null where the request brings no credentials; throws for wrong ones. */
  async identify(credentials: Credentials): Promise<Identity | null> {
    const [scheme, value] = (credentials.authorization ?? '').split(' ', 2);
    if (scheme?.toLowerCase() === 'basic') return this.basic(value ?? '', credentials.address);
    if (scheme?.toLowerCase() === 'bearer') return this.bearer(value ?? '');
    const token = sessionToken(credentials.cookie);
    return token ? this.session(token, credentials) : null;
  }

  private async basic(value: string, address: string): Promise<Identity> {
    const text = Buffer.from(value, 'base64').toString();
    const colon = text.indexOf(':');
    const attempt = { user: text.slice(0, Math.max(colon, 0)), password: text.slice(colon + 1), address };
    return identityOf(await this.passwords.verify(attempt), 'basic');
  }

  private async bearer(token: string): Promise<Identity> {
    const found = await this.tokens.of(token);
    if (found && !(found.account.demo && this.config.demo === 'off'))
      return found.jobTypes
        ? boundToJobs(identityOf(found.account, 'bearer'), found.jobTypes)
        : identityOf(found.account, 'bearer');
    throw new EngineError(
      'wrong-credentials',
      'Expected a valid API token, but this one is unknown or withdrawn. Ask an administrator for a new one.',
    );
  }

  private async session(token: string, { changes, csrfToken, publicRoute }: Credentials): Promise<Identity | null> {
    const account = await this.sessions.account(token);
    if (!account || (account.demo && this.config.demo === 'off')) return null;
    const forged = changes && csrfToken !== csrfTokenOf(token);
    if (forged && publicRoute) return null;
    if (forged)
      throw new EngineError(
        'csrf-token-missing',
        'Expected the header X-CSRF-Token of this session, but it is missing or another. Reload the page and try again.',
      );
    return identityOf(account, 'session');
  }
}

/** A token for jobs brings nothing else of its account along. */
const boundToJobs = (identity: Identity, jobTypes: readonly string[]): Identity => ({
  ...identity,
  roles: new Set(identity.roles.has('worker') || identity.roles.has('administrator') ? ['worker'] : []),
  groups: new Set(),
  jobTypes: new Set(jobTypes),
});
