import { EngineError } from './engine-error.js';

interface Reason {
  /** What follows "Expected the database to take this, but". */
  readonly said: string;
  readonly retryAfterSeconds: number;
}

const gone: Reason = {
  said: 'the connection to it was lost. Look whether it happened, then try again',
  retryAfterSeconds: 2,
};
const full: Reason = {
  said: 'its disk is full. Nothing was changed; make room, then try again',
  retryAfterSeconds: 10,
};
const overloaded: Reason = { said: 'it is out of memory or connections. Try again in a moment', retryAfterSeconds: 5 };
const readOnly: Reason = { said: 'it only reads now. Point DATABASE_URL at the primary server', retryAfterSeconds: 10 };
const contended: Reason = {
  said: 'others were at the same rows. Nothing was changed; try again',
  retryAfterSeconds: 1,
};

/** SQLSTATE, or its class (two characters). */
const bySqlState: Readonly<Record<string, Reason>> = {
  '08': gone,
  '53': overloaded,
  '53100': full,
  '57P01': gone,
  '57P02': gone,
  '57P03': gone,
  '58030': full,
  '25006': readOnly,
  '40001': contended,
  '40P01': contended,
  '55P03': contended,
};

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What pg, its pool and TypeORM say of a connection that is no more; they give it no code. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|Query runner already released)/;

const reasonOf = (error: unknown): Reason | null => {
  if (!(error instanceof Error)) return null;
  const { code, message, errors } = error as Error & { readonly code?: unknown; readonly errors?: unknown };
  // Several addresses of one host were tried (AggregateError).
  if (Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  if (typeof code !== 'string') return lost.test(message) ? gone : null;
  if (connectionCodes.has(code)) return gone;
  return code.length === 5 ? (bySqlState[code] ?? bySqlState[code.slice(0, 2)] ?? null) : null;
};

/**
 * The database cannot take it now: no bug of the engine and no fault of the caller, who is told when to try again. Null
 * for everything else.
 */
export const databaseRefusal = (error: unknown): EngineError | null => {
  if (error instanceof EngineError) return null;
  const reason = reasonOf(error);
  if (!reason) return null;
  const { said, retryAfterSeconds } = reason;
  return new EngineError('not-ready', `Expected the database to take this, but ${said}.`, { retryAfterSeconds });
};
