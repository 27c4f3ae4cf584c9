import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@relevo/contracts';
import { EngineError, type ErrorCode, errorStatus } from './engine-error.js';

/** What express and multer throw: an Error with a 4xx status of its own. */
const statusOf = (error: unknown): number | null => {
  if (!(error instanceof Error)) return null;
  const { status, statusCode, code } = error as Error & Record<string, unknown>;
  if (code === 'LIMIT_FILE_SIZE') return 413;
  const given = typeof status === 'number' ? status : statusCode;
  return typeof given === 'number' && given >= 400 && given <= 499 ? given : null;
};

const codeOfStatus = (status: number): ErrorCode => {
  const codes: Partial<Record<number, ErrorCode>> = {
    401: 'not-signed-in',
    403: 'forbidden',
    404: 'not-found',
    409: 'wrong-state',
    413: 'payload-too-large',
    429: 'too-many-requests',
    503: 'not-ready',
  };
  return codes[status] ?? (status < 500 ? 'invalid-request' : 'internal-error');
};

const problem = (code: ErrorCode, status: number, detail: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail,
  code,
});

/** What express, multer and Nest's own pipes say, in our words; what speaks like us already is left alone. */
const sentence = (status: number, said: string): string => {
  if (said.startsWith('Expected ')) return said;
  if (status === 413)
    return 'Expected files of at most 4 MB each, but one is larger. Make it smaller, or leave it out.';
  if (status === 404)
    return 'Expected a path that Relevo answers, but there is none like this. GET /openapi.json lists them.';
  return `Expected a request that fits its path, but it does not (${said}). Correct it, and send it again.`;
};

export const internalProblem = (): Problem =>
  problem(
    'internal-error',
    errorStatus['internal-error'],
    'Expected this to work, but the engine failed and nothing was changed. Try again; the log of the engine says more.',
  );

/** The problem document for whatever was thrown; null for what nobody foresaw (a bug). */
export const problemOf = (error: unknown): Problem | null => {
  if (error instanceof EngineError) {
    const { fields, findings, extra } = error.details;
    return {
      ...problem(error.code, error.status, error.message),
      ...extra,
      ...(fields && { fields }),
      ...(findings && { findings }),
    };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return status >= 500 ? null : problem(codeOfStatus(status), status, sentence(status, error.message));
  }
  const status = statusOf(error);
  return status && error instanceof Error
    ? problem(codeOfStatus(status), status, sentence(status, error.message))
    : null;
};
