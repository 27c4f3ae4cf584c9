import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { IdentifiedRequest } from '../access/current-identity.js';
import { EngineError } from '../errors/engine-error.js';

/** Enough for somebody who types; a search is the dearest thing that people without a session can ask for. */
const requestsPerMinute = 120;

/** Holds back addresses that ask too much without a session. Wall time. */
@Injectable()
export class AnonymousRateLimit implements CanActivate {
  private readonly limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    if (request.identity) return true;
    await this.limiter.consume(request.ip ?? '').catch((held: RateLimiterRes) => {
      throw new EngineError(
        'too-many-requests',
        'Expected at most two searches a second from one address without a session, but there were more. Wait a little, or sign in.',
        { retryAfterSeconds: Math.max(1, Math.ceil(held.msBeforeNext / 1000)) },
      );
    });
    return true;
  }
}
