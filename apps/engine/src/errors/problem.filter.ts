import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Problem } from '@relevo/contracts';
import type { Request, Response } from 'express';
import { databaseRefusal } from './database-refusal.js';
import { EngineError } from './engine-error.js';
import { withoutSecret } from './logged-path.js';
import { requestOf } from '../requests/request-context.js';
import { REQUEST_ID } from '../requests/request-id.js';
import { internalProblem, problemOf } from './problem.js';

/** Camunda's clients know no 422: what they sent is refused with 400. */
const asOn = (path: string, problem: Problem): Problem =>
  problem.status === 422 && path.startsWith('/v2/')
    ? { ...problem, status: 400, title: STATUS_CODES[400] ?? '' }
    : problem;

/** Everything thrown becomes problem+json here, and only here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Engine');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const unavailable = databaseRefusal(thrown);
    if (unavailable) this.logger.warn(`${unavailable.message} (${String(thrown)})`);
    const error = unavailable ?? thrown;
    const known = problemOf(error);
    if (!known) this.logUnforeseen(http.getRequest<Request>(), error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const requestId = response.getHeader(REQUEST_ID);
    const problem = {
      ...asOn(http.getRequest<Request>().path, known ?? internalProblem()),
      ...(typeof requestId === 'string' && { requestId }),
    };
    if (error instanceof EngineError && error.details.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', String(error.details.retryAfterSeconds));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private logUnforeseen(request: Request, error: unknown): void {
    const said = error instanceof Error ? error : new Error(String(error));
    const id = requestOf(request)?.id ?? 'without an id';
    this.logger.error(`${request.method} ${withoutSecret(request.path)} failed, request ${id}`, said);
  }
}
