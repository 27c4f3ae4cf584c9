import { Injectable } from '@nestjs/common';
import type { FirstAdministrator as SetUp, SessionInfo, SignIn } from '@relevo/contracts';
import { identityOf } from './authenticator.js';
import { FirstAdministrator } from './first-administrator.js';
import { PasswordCheck } from './password-check.js';
import { SessionView } from './session-view.js';
import { Sessions } from './sessions.js';

export interface OpenedSession {
  /** The cookie's value. */
  readonly token: string;
  readonly info: SessionInfo;
}

/** Signing in and out. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwords: PasswordCheck,
    private readonly firstAdministrator: FirstAdministrator,
    private readonly view: SessionView,
  ) {}

  async signIn({ user, password }: SignIn, address: string): Promise<OpenedSession> {
    const account = await this.passwords.verify({ user: user.trim().toLowerCase(), password, address });
    return this.open(account.id);
  }

  async setUp(request: SetUp, address: string): Promise<OpenedSession> {
    await this.firstAdministrator.setUp(request, address);
    return this.open(request.user);
  }

  async signOut(token: string | undefined): Promise<void> {
    if (token) await this.sessions.end(token);
  }

  private async open(user: string): Promise<OpenedSession> {
    const token = await this.sessions.open(user);
    const account = await this.sessions.account(token);
    return { token, info: await this.view.of(account && identityOf(account, 'session'), token) };
  }
}
