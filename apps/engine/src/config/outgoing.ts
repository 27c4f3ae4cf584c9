import { z } from 'zod';
import { StartRefusal } from './start-refusal.js';

/** Mail is set up where this is there. */
export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly smtpUrl: string;
  /** An address, or `Name <address>`. */
  readonly from: string;
}

/** `private`: webhooks may also reach addresses that the internet does not, and loopback by plain http. */
export type WebhookTargets = 'public' | 'private';

export interface OutgoingEnvironment {
  readonly SMTP_URL?: string | undefined;
  readonly RELEVO_MAIL_FROM?: string | undefined;
  readonly RELEVO_PUBLIC_URL?: string | undefined;
}

const address = /^(?:[^<>"\p{Cc}]{1,200} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u;

export const mailAddress = z.string().regex(address, {
  error: 'Expected RELEVO_MAIL_FROM to be a mail address, or `Name <address>`, but it is none. Correct it.',
});

/** Undefined where mail is not set up. Half of it is a mistake that nobody would notice before a mail is missed. */
export const mailOf = (env: OutgoingEnvironment, listensOnLoopback: boolean): MailSettings | undefined => {
  const { SMTP_URL: smtpUrl, RELEVO_MAIL_FROM: from, RELEVO_PUBLIC_URL: publicUrl } = env;
  if (smtpUrl === undefined && from === undefined) return undefined;
  if (from === undefined)
    throw new StartRefusal(
      'Expected RELEVO_MAIL_FROM with SMTP_URL, but it is missing. Set it to the address that mails come from, as "Service desk <desk@example.org>".',
    );
  if (smtpUrl === undefined)
    throw new StartRefusal(
      'Expected SMTP_URL with RELEVO_MAIL_FROM, but it is missing. Set it to the mail server, as smtp://mail.example.org:587, or leave both out.',
    );
  if (publicUrl === undefined && !listensOnLoopback)
    throw new StartRefusal(
      'Expected RELEVO_PUBLIC_URL with SMTP_URL, because mails carry links to tickets, but it is missing. Set it to the address that people use.',
    );
  return { smtpUrl, from };
};
