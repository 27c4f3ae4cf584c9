import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Account, Accounts } from './accounts.js';
import { hashSecret, newSecret } from './secrets.js';

const hour = 3_600_000;
/** Unused for so long, a session ends. Wall time throughout. */
const idle = 12 * hour;
/** Used or not, it ends then. */
const longest = 7 * 24 * hour;
/** `last_used_at` is written at most so often. */
const grain = hour / 4;

/** Cookie sessions: the database keeps only the hash of the cookie. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

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
    const now = Date.now();
    const [session] = await this.database.query<{ user_id: string; last_used_at: string }>(
      'SELECT user_id, last_used_at FROM session WHERE token_hash = $1 AND ends_at > $2 AND last_used_at > $3',
      [hashSecret(token), now, now - idle],
    );
    if (!session) return null;
    if (Number(session.last_used_at) < now - grain) await this.touch(token, now);
    return this.accounts.byId(session.user_id);
  }

  private async touch(token: string, now: number): Promise<void> {
    await this.database.query('UPDATE session SET last_used_at = $2 WHERE token_hash = $1', [hashSecret(token), now]);
  }

  async end(token: string): Promise<void> {
    await this.database.query('DELETE FROM session WHERE token_hash = $1', [hashSecret(token)]);
  }
}
