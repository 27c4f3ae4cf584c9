import { Injectable } from '@nestjs/common';
import type { Person, Role } from '@relevo/contracts';
import { Database, type Transaction } from '../database/database.js';
import { isStorable } from '../errors/plain-text.js';
import { Gathered } from './gathered.js';

/** A person as the tables keep them. */
export interface Account extends Person {
  readonly passwordHash: string | null;
  readonly demo: boolean;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly language: 'en' | 'es';
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  readonly password_hash: string | null;
  readonly demo: boolean;
}

/** Of `app_user u`. */
export const accountColumns = `u.id, u.name, u.mail, u.language, u.roles, u.password_hash, u.demo,
  ARRAY(SELECT m.group_id FROM group_member m WHERE m.user_id = u.id ORDER BY m.group_id) AS groups`;

export const accountOf = ({ id, name, mail, language, roles, groups, password_hash, demo }: AccountRow): Account => ({
  ...{ id, name, mail, language, roles, groups, demo },
  passwordHash: password_hash,
});

export const personOf = ({ id, name, mail, language, roles, groups }: Account): Person => ({
  id,
  name,
  mail,
  language,
  roles,
  groups,
});

/** Reads of `app_user`; accounts that were switched off do not exist here. */
@Injectable()
export class Accounts {
  readonly #byId = new Gathered((ids) => this.#read(ids));

  constructor(private readonly database: Database) {}

  byId(id: string): Promise<Account | null> {
    // Nobody is called that, and PostgreSQL would refuse it together with everybody else's.
    if (!isStorable(id)) return Promise.resolve(null);
    return this.#byId.get(id);
  }

  async all(): Promise<readonly Account[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM app_user u WHERE u.active ORDER BY u.name, u.id`,
    );
    return rows.map(accountOf);
  }

  /** By name, user name or mail. */
  async search(text: string, limit: number): Promise<readonly Account[]> {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM app_user u
       WHERE u.active AND (u.name ILIKE $1 OR u.id ILIKE $1 OR u.mail ILIKE $1) ORDER BY u.name, u.id LIMIT $2`,
      [pattern, limit],
    );
    return rows.map(accountOf);
  }

  async exist(tx: Pick<Transaction, 'query'> = this.database): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM app_user LIMIT 1')).length === 1;
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, Account>> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM app_user u WHERE u.active AND u.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, accountOf(row)]));
  }
}
