import { createServer, IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express } from 'express';

/**
 * Express gives each request and each answer another prototype. V8 then optimises neither, and what a request holds
 * outlives it until the next full collection: two thirds of what Express costs. A server that makes them with Express's
 * prototypes from the first leaves that nothing to change.
 */
const createExpressServer = (app: Express): Server => {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse extends ServerResponse {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype });
  return createServer({ IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse }, app as RequestListener);
};

/** Nest's own adapter but for the server; it listens on plain HTTP, as what stands before it ends TLS. */
export class ExpressServer extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createExpressServer(this.getInstance<Express>());
  }
}
