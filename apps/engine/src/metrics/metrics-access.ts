import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Authenticator } from '../access/authenticator.js';
import { requireRole } from '../access/require-role.js';
import { EngineConfig } from '../config/engine-config.js';
import { EngineError } from '../errors/engine-error.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who may read `/metrics`: the holder of RELEVO_METRICS_TOKEN, and administrators. Loopback alone is nobody. */
@Injectable()
export class MetricsAccess {
  readonly #token: Buffer | null;

  constructor(
    config: EngineConfig,
    private readonly authenticator: Authenticator,
  ) {
    const token = config.operation?.metricsToken ?? null;
    this.#token = token === null ? null : digest(`Bearer ${token}`);
  }

  async require({ headers, ip }: Pick<Request, 'headers' | 'ip'>): Promise<void> {
    const { authorization, cookie } = headers;
    if (this.#token && authorization !== undefined && timingSafeEqual(digest(authorization), this.#token)) return;
    const identity = await this.authenticator.identify({
      ...{ authorization, cookie, csrfToken: undefined, address: ip ?? '' },
      ...{ changes: false, publicRoute: false },
    });
    if (identity) return requireRole(identity, 'read the metrics', 'administrator');
    throw new EngineError(
      'not-signed-in',
      'Expected an administrator or the token of RELEVO_METRICS_TOKEN as Bearer, but nobody is signed in. Sign in, or send the token.',
    );
  }
}
