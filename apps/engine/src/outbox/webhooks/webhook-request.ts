import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { WebhookTargets } from '../../config/outgoing.js';
import { guardedLookup, requireTarget } from './target-guard.js';

/** Milliseconds for all of it: a receiver that needs longer takes the message first and works afterwards. */
const TIMEOUT = 10_000;

export interface WebhookCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly targets: WebhookTargets;
}

/** Answers the status; follows nothing, reads nothing of the answer. Rejects with TargetRefused, or as Node does. */
export const callWebhook = async ({ url: address, headers, body, targets }: WebhookCall): Promise<number> => {
  const url = new URL(address);
  requireTarget(url, targets);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      // No connection is kept: the next one is looked at again.
      agent: false,
      lookup: guardedLookup(url, targets),
      signal: AbortSignal.timeout(TIMEOUT),
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      response.on('error', () => undefined);
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    call.end(body);
  });
};
