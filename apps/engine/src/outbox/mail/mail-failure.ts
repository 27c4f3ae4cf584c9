import type { Outcome } from '../outbox-row.js';

/** What nodemailer throws; the server's own words may quote addresses and are never kept. */
interface MailError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** Nothing reached the mail server, or it did not know us: no mail would fare better now. */
const unreachable = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROTOCOL']);

/** RFC 3463, as "5.1.1": says more than the number, and names nobody. */
const enhancedStatus = (response: unknown): string =>
  (typeof response === 'string' && /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]) || '';

/** RFC 5321: 4yz is temporary, 5yz is permanent. */
export const mailFailure = (thrown: unknown): Exclude<Outcome, { readonly state: 'sent' }> => {
  const { code, responseCode, response } = (thrown ?? {}) as MailError;
  const reason = typeof code === 'string' && /^E[A-Z0-9]{2,20}$/.test(code) ? code : 'no code';
  const answer = typeof responseCode === 'number' ? `${responseCode} ${enhancedStatus(response)}`.trim() : null;
  if (unreachable.has(reason))
    return {
      state: 'later',
      rests: true,
      code: 'unreachable',
      error: `Expected the mail server to take mail, but it does not (${[reason, answer].filter(Boolean).join(', ')}). Look at SMTP_URL and at the server.`,
    };
  if (typeof responseCode === 'number' && responseCode < 500)
    return {
      state: 'later',
      code: 'put-off',
      error: `Expected the mail server to take the message, but it put it off (${answer}). Its log says why.`,
    };
  if (typeof responseCode === 'number' || reason === 'EENVELOPE' || reason === 'EMESSAGE')
    return {
      state: 'dead',
      code: 'refused',
      error: `Expected the mail server to take the message, but it refused it for good (${answer ?? reason}). Correct the address, then repeat it.`,
    };
  return {
    state: 'later',
    code: 'failed',
    error: `Expected to hand the message to the mail server, but that failed (${reason}). Look at SMTP_URL and at the server.`,
  };
};
