import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of a link's secret, hexadecimal: all that is kept of it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface LinkSecret {
  readonly token: string;
  readonly tokenHash: string;
}

export const newLinkSecret = (): LinkSecret => {
  const token = randomBytes(24).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
};

/** Where the page behind a link is. */
export const trackingPath = (token: string): string => `/track/${token}`;
