import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { EngineConfig } from '../../config/engine-config.js';
import { isLoopback } from '../../config/environment.js';
import type { MailMessage } from './mail-message.js';

/** Milliseconds: all of them together are less than a try may take. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 25_000, dnsTimeout: 10_000 };
const connections = { pool: true, maxConnections: 5, maxMessages: 100 } as const;

const transportOf = (smtpUrl: string) => {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return createTransport({
    ...connections,
    ...timeouts,
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: !secure && username !== '' && !isLoopback(host),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/** The connections to the mail server; they are opened by the first mail. */
@Injectable()
export class MailTransport {
  readonly #transport: ReturnType<typeof transportOf> | null;
  readonly #from: string;

  constructor({ mail }: EngineConfig) {
    this.#transport = mail ? transportOf(mail.smtpUrl) : null;
    this.#from = mail?.from ?? '';
  }

  get setUp(): boolean {
    return this.#transport !== null;
  }

  /** What stands behind the @ of ids: of whoever sends. */
  get domain(): string {
    return /@([^\s<>@]+)>?$/.exec(this.#from)?.[1] ?? 'localhost';
  }

  /** Resolves when the server has taken it; rejects as nodemailer does (mail-failure.ts). */
  async send(message: MailMessage): Promise<void> {
    if (!this.#transport) throw new Error('Expected mail to be set up, but it is not. Set SMTP_URL.');
    await this.#transport.sendMail({ from: this.#from, ...message });
  }

  close(): void {
    this.#transport?.close();
  }
}
