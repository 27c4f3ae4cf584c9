import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { EngineError } from '../errors/engine-error.js';

const windowSeconds = 300;

const tooMany = (waitMilliseconds: number): EngineError => {
  const retryAfterSeconds = Math.ceil(waitMilliseconds / 1000);
  return new EngineError(
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

  /** Before a password is looked at, so that attempts at the same moment count too. */
  async count(address: string, user: string): Promise<void> {
    for (const [limiter, key] of this.keys(address, user)) {
      await limiter.consume(key).catch((reached: unknown) => {
        throw reached instanceof RateLimiterRes ? tooMany(reached.msBeforeNext) : reached;
      });
    }
  }

  /** The password was right. */
  async giveBack(address: string, user: string): Promise<void> {
    for (const [limiter, key] of this.keys(address, user)) await limiter.reward(key);
  }

  private keys(address: string, user: string): readonly (readonly [RateLimiterMemory, string])[] {
    return [
      [this.perUser, `${address} ${user}`],
      [this.perAddress, address],
    ];
  }
}
