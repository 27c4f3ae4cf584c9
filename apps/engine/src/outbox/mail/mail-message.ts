import type { Language } from '../../tickets/ticket-view.js';

/** In the shape that nodemailer takes. */
export interface MailMessage {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly references: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailFacts {
  readonly to: { readonly name: string; readonly address: string };
  /** Null: not known, so it is said in every language. */
  readonly language: Language | null;
  readonly texts: Readonly<Record<Language, string>>;
  /** What the mails of one case have in common. */
  readonly subject: string;
  /** Absolute. */
  readonly link: string;
  /** The tracking link is a key: whoever has it is the requester. */
  readonly personal: boolean;
  readonly idempotencyKey: string;
  readonly caseKey: string;
  readonly domain: string;
}

interface Words {
  readonly greeting: (name: string) => string;
  readonly open: string;
  readonly personal: string;
  readonly automatic: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    greeting: (name) => `Hello ${name},`,
    open: 'Open it here:',
    personal: 'This link is yours alone: whoever has it can answer in your name.',
    automatic: 'This message was sent automatically; answers to it are not read. Please write on the page.',
  },
  es: {
    greeting: (name) => `Hola, ${name}:`,
    open: 'Ábrelo aquí:',
    personal: 'Este enlace es solo tuyo: quien lo tenga puede responder en tu nombre.',
    automatic: 'Este mensaje se envió automáticamente; las respuestas no se leen. Escribe en la página.',
  },
};

/** Lines of one paragraph each. */
const paragraphs = (facts: MailFacts, language: Language): readonly string[] => {
  const { greeting, open, personal, automatic } = words[language];
  return [
    greeting(facts.to.name),
    facts.texts[language],
    `${open} ${facts.link}`,
    ...(facts.personal ? [personal] : []),
    automatic,
  ];
};

const escapes: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Only our own link becomes one: an address that somebody wrote into a title stays text. */
const htmlOf = (facts: MailFacts, language: Language): string => {
  const link = escapeHtml(facts.link);
  const lines = paragraphs(facts, language).map((line) => escapeHtml(line).replaceAll('\n', '<br>'));
  const linked = lines.map((line) =>
    line.endsWith(` ${link}`) ? line.replace(link, `<a href="${link}">${link}</a>`) : line,
  );
  return `<div lang="${language}">${linked.map((line) => `<p>${line}</p>`).join('')}</div>`;
};

const headersOf = ({ idempotencyKey, domain }: MailFacts): Readonly<Record<string, string>> => ({
  'X-Relevo-Idempotency-Key': idempotencyKey,
  // RFC 3834, RFC 2919 and what Exchange reads: no answer of an absent person comes back.
  'Auto-Submitted': 'auto-generated',
  'List-Id': `Relevo <relevo.${domain}>`,
  Precedence: 'bulk',
  'X-Auto-Response-Suppress': 'All',
});

/** One mail to one person; the same row makes the same `Message-ID` at every try. */
export const mailMessage = (facts: MailFacts): MailMessage => {
  const languages: readonly Language[] = facts.language === null ? ['en', 'es'] : [facts.language];
  return {
    to: facts.to,
    subject: facts.subject.replace(/\s+/g, ' ').trim(),
    text: `${languages.map((language) => paragraphs(facts, language).join('\n\n')).join('\n\n--\n\n')}\n`,
    html: `<!doctype html><html><body>${languages.map((language) => htmlOf(facts, language)).join('<hr>')}</body></html>`,
    messageId: `<${facts.idempotencyKey}@relevo.${facts.domain}>`,
    references: `<case-${facts.caseKey}@relevo.${facts.domain}>`,
    headers: headersOf(facts),
  };
};
