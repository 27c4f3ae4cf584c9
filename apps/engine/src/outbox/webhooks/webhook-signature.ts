import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/**
 * The headers of the Standard Webhooks specification 1.0: HMAC-SHA256 over `id.timestamp.body`, so that a receiver
 * takes any of its libraries, knows a repeat by the id, and refuses an old message by the time (seconds, wall time).
 */
export const signatureHeaders = (
  secret: string,
  id: string,
  body: string,
  seconds = Math.floor(Date.now() / 1_000),
): Readonly<Record<string, string>> => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
};
