import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { EngineError } from '../errors/engine-error.js';
import { carry, requestOf } from '../requests/request-context.js';
import { Authenticator, type Credentials } from './authenticator.js';
import type { IdentifiedRequest } from './current-identity.js';
import { PUBLIC_ROUTE } from './public.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const credentialsOf = (request: IdentifiedRequest, publicRoute: boolean): Credentials => ({
  authorization: request.headers.authorization,
  cookie: request.headers.cookie,
  csrfToken: request.header('x-csrf-token'),
  changes: !safe.has(request.method),
  publicRoute,
  address: request.ip ?? '',
});

/** Global: every route needs somebody, unless it is marked `@Public()`. What they may do is decided in the handlers. */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<IdentifiedRequest>();
    const publicRoute = this.isPublic(context);
    request.identity = await this.authenticator.identify(credentialsOf(request, publicRoute));
    if (request.identity) carry(request.identity, requestOf(request));
    if (request.identity || publicRoute) return true;
    // Not Basic: browsers would open their own window over the sign-in page.
    http.getResponse<Response>().setHeader('WWW-Authenticate', 'Bearer realm="relevo"');
    throw new EngineError('not-signed-in', 'Expected somebody who is signed in, but nobody is. Sign in and try again.');
  }

  private isPublic(context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [context.getHandler(), context.getClass()]) ?? false;
  }
}
