import { Injectable } from '@nestjs/common';
import type { SessionInfo } from '@relevo/contracts';
import { EngineConfig } from '../config/engine-config.js';
import { Accounts, personOf } from './accounts.js';
import { Directory } from './directory.js';
import { FirstAdministrator } from './first-administrator.js';
import type { Identity } from './identity.js';
import { csrfTokenOf } from './secrets.js';

/** What the apps need to know of the person in front of them. */
@Injectable()
export class SessionView {
  constructor(
    private readonly accounts: Accounts,
    private readonly firstAdministrator: FirstAdministrator,
    private readonly directory: Directory,
    private readonly config: EngineConfig,
  ) {}

  async of(identity: Identity | null, token: string | undefined): Promise<SessionInfo> {
    const account = identity ? await this.accounts.byId(identity.id) : null;
    return {
      person: account && personOf(account),
      csrfToken: account && token && identity?.via === 'session' ? csrfTokenOf(token) : null,
      demoAccounts: this.config.demo === 'off' ? [] : this.directory.demoAccounts(),
      needsFirstAdministrator: await this.firstAdministrator.isNeeded(),
    };
  }
}
