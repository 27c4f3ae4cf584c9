import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Account, accountColumns, accountOf, type AccountRow } from './accounts.js';
import { Gathered } from './gathered.js';
import { hashSecret, newSecret } from './secrets.js';

const hour = 3_600_000;
/** Unused for so long, a session ends. Wall time throughout. */
const idle = 12 * hour;
/** Used or not, it ends then. */
const longest = 7 * 24 * hour;
/** `last_used_at` is written at most so often. */
const grain = hour / 4;

interface SessionRow extends AccountRow {
  readonly hash: string;
  readonly last_used_at: string;
}

interface UsedSession {
  readonly account: Account;
  readonly lastUsedAt: number;
}

/** Cookie sessions: the database keeps only the hash of the cookie. */
@Injectable()
export class Sessions {
  readonly #used = new Gathered((hashes) => this.#read(hashes));

  constructor(private readonly database: Database) {}

  /** Answers the cookie's value. */
  async open(userId: string): Promise<string> {
    const token = newSecret();
    const now = Date.now();
    await this.database.query('DELETE FROM session WHERE last_used_at < $1', [now - idle]);
    await this.database.query(
      'INSERT INTO session (token_hash, user_id, last_used_at, ends_at) VALUES ($1, $2, $3, $4)',
      [hashSecret(token), userId, now, now + longest],
    );
    return token;
  }

  async account(token: string): Promise<Account | null> {
    const session = await this.#used.get(hashSecret(token).toString('hex'));
    if (!session) return null;
    const now = Date.now();
    if (session.lastUsedAt < now - grain) await this.touch(token, now);
    return session.account;
  }

  async #read(hashes: readonly string[]): Promise<ReadonlyMap<string, UsedSession>> {
    const now = Date.now();
    const rows = await this.database.query<SessionRow>(
      `SELECT encode(s.token_hash, 'hex') AS hash, s.last_used_at, ${accountColumns}
       FROM session s JOIN app_user u ON u.id = s.user_id
       WHERE u.active AND s.token_hash = ANY($1) AND s.ends_at > $2 AND s.last_used_at > $3`,
      [hashes.map((hash) => Buffer.from(hash, 'hex')), now, now - idle],
    );
    return new Map(
      rows.map((row) => [row.hash, { account: accountOf(row), lastUsedAt: Number(row.last_used_at) }] as const),
    );
  }

  private async touch(token: string, now: number): Promise<void> {
    await this.database.query('UPDATE session SET last_used_at = $2 WHERE token_hash = $1', [hashSecret(token), now]);
  }

  async end(token: string): Promise<void> {
    await this.database.query('DELETE FROM session WHERE token_hash = $1', [hashSecret(token)]);
  }
}
