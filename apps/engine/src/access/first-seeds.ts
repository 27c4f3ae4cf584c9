import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/database.js';
import { Accounts } from './accounts.js';
import { Administration } from './administration.js';
import { type DemoPerson, demoPeople, shippedGroups } from './demo-people.js';
import { Directory } from './directory.js';
import { demoCost, hashPassword } from './passwords.js';
import { insertPerson } from './people-administration.js';

const engine = { kind: 'engine', id: 'demo' } as const;

/** What a new installation holds before anybody has signed in. */
@Injectable()
export class FirstSeeds {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly administration: Administration,
    private readonly directory: Directory,
  ) {}

  async groups(): Promise<void> {
    if (this.directory.groups().length > 0) return;
    for (const { id, name, publicName } of shippedGroups)
      await this.database.query(
        'INSERT INTO app_group (id, name, public_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [id, name, publicName],
      );
    await this.directory.announce();
  }

  /** Only where nobody else works: an installation with accounts of its own gets none. */
  async demoAccounts(): Promise<void> {
    if (await this.accounts.exist()) return;
    const hashes = await Promise.all(demoPeople.map(({ user }) => hashPassword(user, demoCost)));
    await this.administration.perform(engine, 'AddDemoAccounts', async (tx, at) => {
      if (await this.accounts.exist(tx)) return [];
      for (const [index, person] of demoPeople.entries()) await this.insert(tx, person, hashes[index] ?? '', at);
      return [{ type: 'DemoAccountsAdded', users: demoPeople.map(({ user }) => user) }];
    });
  }

  private insert(tx: Transaction, person: DemoPerson, hash: string, at: number): Promise<boolean> {
    const mail = `${person.user}@example.org`;
    return insertPerson(tx, { ...person, mail, language: 'en', demo: true }, hash, at);
  }
}
