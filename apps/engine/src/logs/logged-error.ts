import { EngineError } from '../errors/engine-error.js';

export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: string;
  /** PostgreSQL: what it is about, never the values. */
  readonly table?: string;
  readonly constraint?: string;
}

type Thrown = Error & Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** PostgreSQL quotes what it could not take: `invalid input syntax for type bigint: "…"`. */
const withoutValue = (message: string): string => message.replace(/: ".*"$/s, ': "…"');

const ofPostgres = (error: Thrown): LoggedError => {
  const [table, constraint, code] = [textOf(error['table']), textOf(error['constraint']), textOf(error['code'])];
  return {
    type: error.name,
    message: withoutValue(error.message),
    ...(code !== undefined && { code }),
    ...(table !== undefined && { table }),
    ...(constraint !== undefined && { constraint }),
    stack: (error.stack ?? '').split('\n').slice(1).join('\n'),
  };
};

/**
 * What of an error may stand in a log. A refusal is its code: its words, which quote what people wrote, went to whoever
 * asked. PostgreSQL's detail, which quotes rows, stays out too.
 */
export const loggedError = (thrown: unknown): LoggedError => {
  if (thrown instanceof EngineError) return { type: 'EngineError', code: thrown.code };
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const error = thrown as Thrown;
  if (textOf(error['severity']) !== undefined) return ofPostgres(error);
  const code = textOf(error['code']);
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
  };
};
