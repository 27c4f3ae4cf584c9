import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { IdentifiedRequest } from '../../access/current-identity.js';
import { requirePublisher } from '../../catalogue/deployment.service.js';

/** Files are read into memory before the handler decides: whoever may not publish is turned away at the door. */
@Injectable()
export class PublishersOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { identity } = context.switchToHttp().getRequest<IdentifiedRequest>();
    if (identity) requirePublisher(identity);
    return true;
  }
}
