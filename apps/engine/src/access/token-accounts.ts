import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Account, accountColumns, accountOf, type AccountRow } from './accounts.js';
import { Gathered } from './gathered.js';
import { hashSecret } from './secrets.js';

/** Whom a token acts as. */
export interface TokenAccount {
  readonly account: Account;
  /** That the token is bound to; null: any. */
  readonly jobTypes: readonly string[] | null;
}

interface TokenRow extends AccountRow {
  readonly hash: string;
  readonly job_types: readonly string[] | null;
}

/** Reads whom the tokens of requests act as; the database keeps only their hashes. */
@Injectable()
export class TokenAccounts {
  readonly #found = new Gathered((hashes) => this.#read(hashes));

  constructor(private readonly database: Database) {}

  of(token: string): Promise<TokenAccount | null> {
    return this.#found.get(hashSecret(token).toString('hex'));
  }

  async #read(hashes: readonly string[]): Promise<ReadonlyMap<string, TokenAccount>> {
    const rows = await this.database.query<TokenRow>(
      `SELECT encode(t.token_hash, 'hex') AS hash, t.job_types, ${accountColumns}
       FROM api_token t JOIN app_user u ON u.id = t.user_id
       WHERE u.active AND t.token_hash = ANY($1)`,
      [hashes.map((hash) => Buffer.from(hash, 'hex'))],
    );
    return new Map(rows.map((row) => [row.hash, { account: accountOf(row), jobTypes: row.job_types }] as const));
  }
}
