import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What the database keeps of a session, a token or a code. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Twelve letters that nobody confuses, to be typed from a terminal: XXXX-XXXX-XXXX. */
export const newCode = (): string =>
  [0, 1, 2].map(() => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-');

/** Belongs to one session and cannot be told without its cookie. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url');
