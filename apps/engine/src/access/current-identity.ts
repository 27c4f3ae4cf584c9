import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Identity } from './identity.js';

/** A request as the guard leaves it. */
export interface IdentifiedRequest extends Request {
  identity?: Identity | null;
}

/** Who calls; null only on routes marked `@Public()`. */
export const CurrentIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity | null =>
    context.switchToHttp().getRequest<IdentifiedRequest>().identity ?? null,
);
