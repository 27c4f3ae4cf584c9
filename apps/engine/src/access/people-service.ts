import { Injectable } from '@nestjs/common';
import type { Group, Person, PersonRef, SetLanguage } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Accounts, personOf } from './accounts.js';
import { Directory } from './directory.js';
import type { Identity } from './identity.js';
import { requireRole } from './require-role.js';

const shown = 20;
const staff = ['agent', 'supervisor', 'process-owner', 'manager', 'auditor', 'administrator'] as const;

/** People and groups, as staff may see them. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly directory: Directory,
  ) {}

  async search(identity: Identity, text: string): Promise<readonly PersonRef[]> {
    requireRole(identity, 'look people up', ...staff);
    const found = await this.accounts.search(text.trim(), shown);
    return found.map(({ id, name }) => ({ id, name }));
  }

  async person(identity: Identity, id: string): Promise<Person> {
    requireRole(identity, 'see accounts', 'administrator');
    const account = await this.accounts.byId(id);
    if (account) return personOf(account);
    throw new EngineError('not-found', `Expected a person with the user name "${id}", but there is none.`);
  }

  groups(identity: Identity): readonly Group[] {
    requireRole(identity, 'see the groups', ...staff);
    return this.directory.groups();
  }

  /** One's own; no right, so not in the history. */
  async setLanguage(identity: Identity, language: SetLanguage['language']): Promise<void> {
    await this.database.query('UPDATE app_user SET language = $2 WHERE id = $1', [identity.id, language]);
    await this.directory.announce();
  }
}
