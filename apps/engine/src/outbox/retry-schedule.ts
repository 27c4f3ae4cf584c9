const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** With the delays below: about a day and a half. */
export const MOST_ATTEMPTS = 15;
/** Nobody wants a mail about last month: what waited longer becomes a dead letter, which people may still repeat. */
export const LONGEST_WAIT = 7 * DAY;
/** A claimed row belongs to its engine this long; then it is free for the next, as after a kill. */
export const LEASE = 2 * MINUTE;
/** Milliseconds of wall time; shorter than the lease, so that a slow receiver does not get it twice. */
export const SENDING_TIMEOUT = 60 * SECOND;
/** A place that cannot be reached is left alone this long. */
export const REST = 30 * SECOND;

const FIRST_DELAY = 30 * SECOND;
const LONGEST_DELAY = 6 * HOUR;
const JITTER = 0.2;

/** Milliseconds until the next try: doubled each time, up to six hours, a fifth more or less so that not all come at once. */
export const delayAfter = (attempts: number, random = Math.random()): number => {
  const doubled = Math.min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY);
  return Math.round(doubled * (1 - JITTER + 2 * JITTER * random));
};
