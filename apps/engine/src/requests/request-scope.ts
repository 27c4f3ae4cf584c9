import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type Passage, RequestGate } from '../admission/request-gate.js';
import { type Log, LOG } from '../logs/log.js';
import { Metrics } from '../metrics/metrics.js';
import { Stopping } from '../stopping/stopping.js';
import { Tracing } from '../traces/tracing.js';
import { bodyBytes } from './body-bytes.js';
import { carry, type RequestContext } from './request-context.js';
import { REQUEST_ID, requestIdOf } from './request-id.js';

/** Asked while everything else is turned away: how it is. */
const always = /^\/(health|metrics)(\/|$)/;

/** The pattern: a path may hold names, and the address of a tracking link is a secret. */
const routeOf = (request: Request): string => {
  const { path } = (request.route ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' ? path : 'none';
};

/** The first thing a request meets: its id, its place among the others, its end in log, metrics and trace. */
@Injectable()
export class RequestScope {
  constructor(
    @Inject(LOG) private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
    private readonly gate: RequestGate,
    private readonly stopping: Stopping,
  ) {}

  readonly begin = (request: Request, response: Response, next: NextFunction): void => {
    const id = requestIdOf(request.header(REQUEST_ID));
    response.setHeader(REQUEST_ID, id);
    if (this.stopping.begun) response.setHeader('Connection', 'close');
    const bytes = bodyBytes(request.headers);
    const end = this.#watch(request, response, id);
    let passage: Passage | null = null;
    try {
      if (!always.test(request.path)) passage = this.gate.enter(bytes);
    } catch (error) {
      return next(error);
    }
    response.once('close', () => passage?.leave());
    const context: RequestContext = {
      ...{ id, bytes, span: end.span },
      waits: () => {
        end.waited = true;
        passage?.leave();
      },
      unsent: () => response.writableLength,
    };
    carry(request, context);
    next();
  };

  #watch(request: Request, response: Response, id: string): { readonly span: object | null; waited: boolean } {
    const { method } = request;
    const began = performance.now();
    const span = this.tracing.request({ method, id, traceparent: request.header('traceparent') });
    const watched = { span: span?.handle ?? null, waited: false };
    response.once('close', () => {
      const { statusCode: status } = response;
      const [route, milliseconds] = [routeOf(request), performance.now() - began];
      this.metrics.requestEnded({ method, route, status, milliseconds, waited: watched.waited });
      span?.ended({ route, status });
      if (!this.log.isLevelEnabled('debug')) return;
      const fields = { context: 'Request', requestId: id, method, route, status, ms: Math.round(milliseconds) };
      this.log.debug(fields, response.writableFinished ? 'Answered' : 'Gone before the answer');
    });
    return watched;
  }
}
