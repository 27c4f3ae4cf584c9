import { EngineError } from '../errors/engine-error.js';

/** Longest time that a caller is asked to stay away, in seconds. */
const longest = 30;

/**
 * Seconds until what waits now will be done, at the rate of the last seconds; spread, so that those who are refused
 * together do not come back together.
 */
export const retryAfter = (waiting: number, perSecond: number, chance: number = Math.random()): number => {
  const expected = Math.ceil(waiting / Math.max(perSecond, 1));
  return Math.min(Math.max(1, Math.round(expected * (1 + chance))), longest);
};

/** Nothing was changed: whoever obeys Retry-After loses nothing. `what`: "at most 1000 commands at the same moment". */
export const tooBusy = (what: string, retryAfterSeconds: number): EngineError =>
  new EngineError(
    'too-busy',
    `Expected ${what}, but this would be more. Nothing was changed: send it again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );

export const stoppingNow = (): EngineError =>
  new EngineError(
    'not-ready',
    'Expected an engine that takes requests, but this one is stopping. Nothing was changed: send it again in a moment.',
    { retryAfterSeconds: 2 },
  );
