import { Injectable } from '@nestjs/common';
import type { FirstAdministrator as Request } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Accounts } from './accounts.js';
import { Administration } from './administration.js';
import { hashPassword } from './passwords.js';
import { insertPerson } from './people-administration.js';
import { hashSecret, newCode } from './secrets.js';
import { SignInLimit } from './sign-in-limit.js';

/** Without any account, whoever reads the engine's terminal becomes the first administrator, once. */
@Injectable()
export class FirstAdministrator {
  private settled = false;

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly administration: Administration,
    private readonly limit: SignInLimit,
  ) {}

  async isNeeded(): Promise<boolean> {
    this.settled ||= await this.accounts.exist();
    return !this.settled;
  }

  /** For the terminal; null where there are accounts. Each start makes its own, all end with the first use. */
  async issueCode(): Promise<string | null> {
    if (!(await this.isNeeded())) return null;
    const code = newCode();
    await this.database.query('INSERT INTO setup_code (code_hash, created_at) VALUES ($1, $2)', [
      hashSecret(code),
      Date.now(),
    ]);
    return code;
  }

  async setUp({ code, user, name, password }: Request, address: string): Promise<void> {
    await this.limit.count(address, 'setup');
    const codeHash = hashSecret(code.trim().toUpperCase());
    const hash = await hashPassword(password);
    const person = { user, name, mail: null, language: 'en', roles: ['administrator'], groups: [] } as const;
    await this.administration.perform({ kind: 'user', id: user }, 'SetUpFirstAdministrator', async (tx, at) => {
      if (await this.accounts.exist(tx))
        throw new EngineError('wrong-state', 'Expected an installation without accounts, but it has some. Sign in.');
      const known = await tx.query('SELECT 1 FROM setup_code WHERE code_hash = $1', [codeHash]);
      if (known.length === 0) throw wrongCode();
      await insertPerson(tx, person, hash, at);
      await tx.query('DELETE FROM setup_code');
      return [{ ...person, roles: [...person.roles], groups: [], type: 'PersonAdded' }];
    });
    this.settled = true;
  }
}

const wrongCode = (): EngineError =>
  new EngineError(
    'wrong-credentials',
    'Expected the code that the engine printed at its start, but this is another. Look at its terminal or log.',
  );
