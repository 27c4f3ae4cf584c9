import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../tickets/report-limit.js';

/** Wall time, per engine. Guessing a link is hopeless; this keeps it cheap for us too. */
const perMinute = { points: 120, duration: 60 };
const wrongPerHour = { points: 60, duration: 3_600 };

/** Requests of links per address, and links that do not exist. */
@Injectable()
export class TrackingLimit {
  private readonly requests = new RateLimiterMemory(perMinute);
  private readonly misses = new RateLimiterMemory(wrongPerHour);

  async count(address: string): Promise<void> {
    await consume(this.requests, address);
    const missed = await this.misses.get(address);
    if (missed && missed.remainingPoints <= 0) throw tooMany(missed.msBeforeNext, 'unknown links');
  }

  async countMiss(address: string): Promise<void> {
    await consume(this.misses, address);
  }
}

const consume = async (limiter: RateLimiterMemory, address: string): Promise<void> => {
  await limiter.consume(address).catch((reached: unknown) => {
    throw reached instanceof RateLimiterRes ? tooMany(reached.msBeforeNext, 'requests of links') : reached;
  });
};
