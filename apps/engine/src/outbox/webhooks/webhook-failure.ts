import type { Outcome } from '../outbox-row.js';
import { TargetRefused } from './target-guard.js';

/** What a receiver's status means. */
export const answered = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status === 410) return { state: 'dead', code: 'gone', error: gone };
  if (status >= 300 && status < 400) return { state: 'later', code: 'redirected', error: redirected(status) };
  return {
    state: 'later',
    code: 'answered',
    error: `Expected the receiver to answer 2xx, but it answered ${status}. Look at the receiver.`,
  };
};

/** What a call without an answer means. */
export const unanswered = (error: unknown): Outcome => {
  if (error instanceof TargetRefused) return { state: 'dead', code: 'address-refused', error: error.message };
  const { name, code } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError')
    return {
      state: 'later',
      rests: true,
      code: 'timed-out',
      error: 'Expected an answer within 10 seconds, but none came. Let the receiver answer first and work afterwards.',
    };
  const reason = typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'no code';
  return {
    state: 'later',
    rests: true,
    code: 'unreachable',
    error: `Expected to reach the receiver, but the connection failed (${reason}). Look at its address and its certificate.`,
  };
};

const gone =
  'Expected the receiver to take it, but it answered 410: it wants nothing more. The webhook was switched off.';

const redirected = (status: number): string =>
  `Expected the receiver to answer 2xx, but it answered ${status}: redirects are not followed. Give the webhook the address that it points to.`;
