import { Injectable } from '@nestjs/common';
import type { Person, Role } from '@relevo/contracts';
import { Database, type Transaction } from '../database/database.js';

/** A person as the tables keep them. */
export interface Account extends Person {
  readonly passwordHash: string | null;
  readonly demo: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly language: 'en' | 'es';
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
  readonly password_hash: string | null;
  readonly demo: boolean;
}

const columns = `u.id, u.name, u.mail, u.language, u.roles, u.password_hash, u.demo,
  ARRAY(SELECT m.group_id FROM group_member m WHERE m.user_id = u.id ORDER BY m.group_id) AS groups`;

const accountOf = ({ password_hash, ...row }: AccountRow): Account => ({ ...row, passwordHash: password_hash });

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
  constructor(private readonly database: Database) {}

  byId(id: string): Promise<Account | null> {
    return this.one('u.id = $1', [id]);
  }

  /** With the job types that the token is bound to; null: any. */
  async byToken(tokenHash: Buffer): Promise<{ account: Account; jobTypes: readonly string[] | null } | null> {
    const [token] = await this.database.query<{ user_id: string; job_types: readonly string[] | null }>(
      'SELECT user_id, job_types FROM api_token WHERE token_hash = $1',
      [tokenHash],
    );
    const account = token ? await this.byId(token.user_id) : null;
    return token && account ? { account, jobTypes: token.job_types } : null;
  }

  async all(): Promise<readonly Account[]> {
    const rows = await this.database.query<AccountRow>(
      `SELECT ${columns} FROM app_user u WHERE u.active ORDER BY u.name, u.id`,
    );
    return rows.map(accountOf);
  }

  /** By name, user name or mail. */
  async search(text: string, limit: number): Promise<readonly Account[]> {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.database.query<AccountRow>(
      `SELECT ${columns} FROM app_user u
       WHERE u.active AND (u.name ILIKE $1 OR u.id ILIKE $1 OR u.mail ILIKE $1) ORDER BY u.name, u.id LIMIT $2`,
      [pattern, limit],
    );
    return rows.map(accountOf);
  }

  async exist(tx: Pick<Transaction, 'query'> = this.database): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM app_user LIMIT 1')).length === 1;
  }

  private async one(condition: string, values: readonly unknown[]): Promise<Account | null> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT ${columns} FROM app_user u WHERE u.active AND ${condition}`,
      values,
    );
    return row ? accountOf(row) : null;
  }
}
