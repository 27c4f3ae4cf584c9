import { Injectable } from '@nestjs/common';
import type { NewGroup, NewPerson, Role } from '@relevo/contracts';
import type { Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Administration } from './administration.js';
import { actorOf, type Identity } from './identity.js';
import { hashPassword } from './passwords.js';
import { requireRole } from './require-role.js';

/** Writes one person; answers false where the user name is taken. */
export const insertPerson = async (
  tx: Pick<Transaction, 'query'>,
  person: Omit<NewPerson, 'password'> & { readonly demo?: boolean },
  passwordHash: string,
  at: number,
): Promise<boolean> => {
  const { user, name, mail, language, roles, demo = false } = person;
  const rows = await tx.query(
    `INSERT INTO app_user (id, name, mail, language, roles, password_hash, demo, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [user, name, mail, language, roles, passwordHash, demo, at],
  );
  if (rows.length === 1) await writeGroups(tx, user, person.groups);
  return rows.length === 1;
};

const writeGroups = async (tx: Pick<Transaction, 'query'>, user: string, groups: readonly string[]): Promise<void> => {
  await tx.query('DELETE FROM group_member WHERE user_id = $1', [user]);
  const rows = await tx.query(
    `INSERT INTO group_member (group_id, user_id)
     SELECT id, $1 FROM app_group WHERE id = ANY($2) RETURNING group_id`,
    [user, groups],
  );
  if (rows.length === new Set(groups).size) return;
  throw new EngineError(
    'not-found',
    `Expected groups that exist, but not all of "${groups.join(', ')}" do. GET /api/groups lists them.`,
  );
};

const changeOne = async (tx: Transaction, user: string, text: string, values: readonly unknown[]): Promise<void> => {
  const rows = await tx.query(text, [user, ...values]);
  if (rows.length === 0)
    throw new EngineError('not-found', `Expected a person with the user name "${user}", but there is none.`);
};

const keepAnAdministrator = async (tx: Transaction): Promise<void> => {
  const rows = await tx.query(`SELECT 1 FROM app_user WHERE active AND 'administrator' = ANY(roles) LIMIT 1`);
  if (rows.length === 0)
    throw new EngineError(
      'wrong-state',
      'Expected somebody else to be an administrator, but this is the last one. Give the role to another person first.',
    );
};

/** Commands of administrators on people and groups. */
@Injectable()
export class PeopleAdministration {
  constructor(private readonly administration: Administration) {}

  async addPerson(identity: Identity, person: NewPerson): Promise<void> {
    requireRole(identity, 'add people', 'administrator');
    const { password, user, name, mail, language, roles, groups } = person;
    const hash = await hashPassword(password);
    await this.administration.perform(actorOf(identity), 'AddPerson', async (tx, at) => {
      if (!(await insertPerson(tx, person, hash, at)))
        throw new EngineError('already-exists', `Expected a new user name, but "${user}" is taken. Choose another.`);
      return [{ type: 'PersonAdded', user, name, mail, language, roles: [...roles], groups: [...groups] }];
    });
  }

  async setRoles(identity: Identity, user: string, roles: readonly Role[]): Promise<void> {
    requireRole(identity, 'change roles', 'administrator');
    await this.administration.perform(actorOf(identity), 'SetPersonRoles', async (tx) => {
      await changeOne(tx, user, 'UPDATE app_user SET roles = $2 WHERE id = $1 AND active RETURNING id', [roles]);
      await keepAnAdministrator(tx);
      return [{ type: 'PersonRolesSet', user, roles: [...roles] }];
    });
  }

  async setGroups(identity: Identity, user: string, groups: readonly string[]): Promise<void> {
    requireRole(identity, 'change groups', 'administrator');
    await this.administration.perform(actorOf(identity), 'SetPersonGroups', async (tx) => {
      await changeOne(tx, user, 'SELECT id FROM app_user WHERE id = $1 AND active', []);
      await writeGroups(tx, user, groups);
      return [{ type: 'PersonGroupsSet', user, groups: [...groups] }];
    });
  }

  /** Ends the account's sessions and tokens; its name stays in what it did. */
  async switchOff(identity: Identity, user: string): Promise<void> {
    requireRole(identity, 'switch accounts off', 'administrator');
    await this.administration.perform(actorOf(identity), 'SwitchPersonOff', async (tx) => {
      await changeOne(tx, user, 'UPDATE app_user SET active = false WHERE id = $1 AND active RETURNING id', []);
      await keepAnAdministrator(tx);
      await tx.query('DELETE FROM session WHERE user_id = $1', [user]);
      await tx.query('DELETE FROM api_token WHERE user_id = $1', [user]);
      return [{ type: 'PersonSwitchedOff', user }];
    });
  }

  async addGroup(identity: Identity, { id, name, publicName }: NewGroup): Promise<void> {
    requireRole(identity, 'add groups', 'administrator');
    await this.administration.perform(actorOf(identity), 'AddGroup', async (tx) => {
      const rows = await tx.query(
        `INSERT INTO app_group (id, name, public_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`,
        [id, name, publicName],
      );
      if (rows.length === 0)
        throw new EngineError('already-exists', `Expected a new group id, but "${id}" is taken. Choose another.`);
      return [{ type: 'GroupAdded', group: id, name, publicName }];
    });
  }
}
