import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { largestJson } from '../requests/body-bytes.js';
import { EngineError } from '../errors/engine-error.js';

const limit = largestJson;

const refusalOf = (type: unknown, message: string): EngineError =>
  type === 'entity.too.large'
    ? new EngineError('payload-too-large', 'Expected a body of at most 6 MB, but it is larger. Send less at once.')
    : new EngineError(
        'invalid-request',
        `Expected a body of JSON, but it cannot be read: ${message}. Correct the body.`,
      );

/** body-parser's errors become refusals here, before Nest makes exceptions of them that say less. */
const refuse: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const { type, message } = error as { readonly type?: unknown; readonly message: string };
  next(typeof type === 'string' ? refusalOf(type, message) : error);
};

export const jsonBody = (): readonly [RequestHandler, ErrorRequestHandler] => [
  express.json({ limit, type: ['application/json', 'application/*+json'] }),
  refuse,
];
