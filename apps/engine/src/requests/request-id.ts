import { randomUUID } from 'node:crypto';

export const REQUEST_ID = 'x-request-id';

/** Short enough for a log, and nothing that could be read as something else there. */
const sane = /^[\w.-]{8,64}$/;

/** The caller's own where it is one, else a new one. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && sane.test(given) ? given : randomUUID();
