import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';

/** So many reports of people without account, per address and wall time, and per engine. */
const limiter = { points: 60, duration: 600 };

/** Whoever is not signed in reports at a human pace. */
@Injectable()
export class ReportLimit {
  private readonly perAddress = new RateLimiterMemory(limiter);

  async count(identity: Identity | null, address: string): Promise<void> {
    if (identity) return;
    await this.perAddress.consume(address).catch((reached: unknown) => {
      throw reached instanceof RateLimiterRes ? tooMany(reached.msBeforeNext, 'reports') : reached;
    });
  }
}

export const tooMany = (milliseconds: number, what: string): EngineError => {
  const retryAfterSeconds = Math.ceil(milliseconds / 1000);
  return new EngineError(
    'too-many-requests',
    `Expected fewer ${what} from this address, but there were too many. Wait ${retryAfterSeconds} seconds and try again.`,
    { retryAfterSeconds },
  );
};
