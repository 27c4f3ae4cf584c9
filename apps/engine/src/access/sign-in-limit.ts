import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { EngineError } from '../errors/engine-error.js';

const windowSeconds = 300;

const refuse = (waitMilliseconds: number): never => {
  const retryAfterSeconds = Math.ceil(waitMilliseconds / 1000);
  throw new EngineError(
    'too-many-requests',
    `Expected fewer wrong passwords, but there were too many. Wait ${retryAfterSeconds} seconds and try again.`,
    { retryAfterSeconds },
  );
};

/** Wrong passwords per address and user, and per address; right ones cost nothing. Wall time, per engine. */
@Injectable()
export class SignInLimit {
  private readonly perUser = new RateLimiterMemory({ points: 10, duration: windowSeconds });
  private readonly perAddress = new RateLimiterMemory({ points: 100, duration: windowSeconds });

  /** Before a password is looked at. */
  async check(address: string, user: string): Promise<void> {
    for (const [limiter, key] of this.keys(address, user)) {
      const state = await limiter.get(key);
      if (state && state.remainingPoints <= 0) refuse(state.msBeforeNext);
    }
  }

  async countFailure(address: string, user: string): Promise<void> {
    for (const [limiter, key] of this.keys(address, user)) {
      await limiter.consume(key).catch((error: unknown) => {
        if (!(error instanceof RateLimiterRes)) throw error;
      });
    }
  }

  private keys(address: string, user: string): readonly (readonly [RateLimiterMemory, string])[] {
    return [
      [this.perUser, `${address} ${user}`],
      [this.perAddress, address],
    ];
  }
}
