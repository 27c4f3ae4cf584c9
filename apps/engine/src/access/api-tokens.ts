import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApiToken, IssuedApiToken, NewApiToken } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Administration } from './administration.js';
import { actorOf, type Identity } from './identity.js';
import { requireRole } from './require-role.js';
import { hashSecret, newSecret } from './secrets.js';

interface TokenRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly job_types: readonly string[] | null;
  readonly created_at: string;
}

/** Bearer tokens of machines: each acts as one account, with that account's rights. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly database: Database,
    private readonly administration: Administration,
  ) {}

  async list(identity: Identity): Promise<readonly ApiToken[]> {
    requireRole(identity, 'see API tokens', 'administrator');
    const rows = await this.database.query<TokenRow>(
      'SELECT id, user_id, name, job_types, created_at FROM api_token ORDER BY created_at, id',
    );
    return rows.map((row) => ({
      id: row.id,
      user: row.user_id,
      name: row.name,
      ...(row.job_types && { jobTypes: row.job_types }),
      createdAt: new Date(Number(row.created_at)).toISOString(),
    }));
  }

  /** The only answer that ever holds the token itself. */
  async issue(identity: Identity, { user, name, jobTypes }: NewApiToken): Promise<IssuedApiToken> {
    requireRole(identity, 'issue API tokens', 'administrator');
    const token = newSecret('rlv_');
    const id = randomUUID();
    let createdAt = 0;
    await this.administration.perform(actorOf(identity), 'IssueApiToken', async (tx, at) => {
      createdAt = at;
      const rows = await tx.query(
        `INSERT INTO api_token (id, token_hash, user_id, name, created_by, created_at, job_types)
         SELECT $1, $2, u.id, $4, $5, $6, $7 FROM app_user u WHERE u.id = $3 AND u.active RETURNING id`,
        [id, hashSecret(token), user, name, identity.id, at, jobTypes ?? null],
      );
      if (rows.length === 0)
        throw new EngineError('not-found', `Expected a person with the user name "${user}", but there is none.`);
      return [{ type: 'ApiTokenIssued', token: id, user, name, jobTypes: jobTypes ? [...jobTypes] : null }];
    });
    return { id, user, name, ...(jobTypes && { jobTypes }), createdAt: new Date(createdAt).toISOString(), token };
  }

  async withdraw(identity: Identity, id: string): Promise<void> {
    requireRole(identity, 'withdraw API tokens', 'administrator');
    await this.administration.perform(actorOf(identity), 'WithdrawApiToken', async (tx) => {
      const rows = await tx.query('DELETE FROM api_token WHERE id = $1 RETURNING id', [id]);
      if (rows.length === 0) throw new EngineError('not-found', 'Expected an API token of this id, but there is none.');
      return [{ type: 'ApiTokenWithdrawn', token: id }];
    });
  }
}
