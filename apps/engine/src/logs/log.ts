import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { LogLevel } from '../config/operation-settings.js';
import { loggedError } from './logged-error.js';
import { redactedPaths, scrub } from './redaction.js';

/** Structured lines: an object of fields, then what happened, in words that hold no value. */
export type Log = pino.Logger;
export type LogDestination = pino.DestinationStream;

/** Injection tokens. */
export const LOG = Symbol('LOG');
export const ENGINE_ID = Symbol('ENGINE_ID');

/** Tells the lines of engines apart that run on one database; new with every start. */
export const newEngineId = (): string => randomBytes(4).toString('hex');

/**
 * Standard error: standard output belongs to the person at the terminal ("Relevo is ready."). Written at once, not
 * from a buffer: the last line before an end is the one that is looked for.
 */
const standardError = (): LogDestination => {
  const stream = pino.destination({ fd: 2, sync: true });
  // Whoever read it has gone: no reason to end.
  stream.on('error', () => undefined);
  return stream;
};

export const createLog = (
  { level, engine }: { readonly level: LogLevel; readonly engine: string },
  destination: LogDestination = standardError(),
): Log =>
  pino(
    {
      level,
      base: { engine },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...redactedPaths], censor: '…' },
      serializers: { err: loggedError },
      hooks: { streamWrite: scrub },
    },
    destination,
  );
