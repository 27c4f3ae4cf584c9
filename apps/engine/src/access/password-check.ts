import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { EngineError } from '../errors/engine-error.js';
import { type Account, Accounts } from './accounts.js';
import { verifyPassword } from './passwords.js';
import { SignInLimit } from './sign-in-limit.js';

export interface PasswordAttempt {
  readonly user: string;
  readonly password: string;
  /** The caller's network address. */
  readonly address: string;
}

const remembered = 1_000;

/** User and password, from the sign-in form or from Basic. */
@Injectable()
export class PasswordCheck {
  /** Machines send Basic with every call and scrypt is slow on purpose: what matched which hash is remembered. */
  private readonly matched = new Map<string, string>();
  /** The same attempt at the same moment is looked at once. */
  private readonly running = new Map<string, Promise<Account>>();
  private readonly secret = randomBytes(32);

  constructor(
    private readonly accounts: Accounts,
    private readonly limit: SignInLimit,
    private readonly config: EngineConfig,
  ) {}

  /** The account, or `wrong-credentials`, which does not say which of the two was wrong. */
  async verify(attempt: PasswordAttempt): Promise<Account> {
    const account = await this.accounts.byId(attempt.user);
    if (account && this.matchedBefore(attempt, account)) return account;
    const key = `${attempt.address} ${this.keyOf(attempt)}`;
    const running =
      this.running.get(key) ?? this.compare(attempt, account).finally(() => void this.running.delete(key));
    this.running.set(key, running);
    return running;
  }

  private async compare(attempt: PasswordAttempt, account: Account | null): Promise<Account> {
    await this.limit.count(attempt.address, attempt.user);
    const matches = await verifyPassword(attempt.password, account?.passwordHash ?? null);
    if (!account || !matches || this.isClosedDemo(account)) {
      throw new EngineError(
        'wrong-credentials',
        'Expected the name and password of an account, but they do not match any. Check both and try again.',
      );
    }
    await this.limit.giveBack(attempt.address, attempt.user);
    this.remember(attempt, account);
    return account;
  }

  /** Passwords of demo accounts are public: they open nothing once the installation is started without demo. */
  private isClosedDemo(account: Account): boolean {
    return account.demo && this.config.demo === 'off';
  }

  private matchedBefore(attempt: PasswordAttempt, account: Account): boolean {
    const hash = this.matched.get(this.keyOf(attempt));
    return hash !== undefined && hash === account.passwordHash;
  }

  private remember(attempt: PasswordAttempt, { passwordHash }: Account): void {
    const oldest = this.matched.size >= remembered ? this.matched.keys().next().value : undefined;
    if (oldest !== undefined) this.matched.delete(oldest);
    if (passwordHash) this.matched.set(this.keyOf(attempt), passwordHash);
  }

  private keyOf({ user, password }: PasswordAttempt): string {
    return createHmac('sha256', this.secret).update(`${user}\n${password}`).digest('base64');
  }
}
