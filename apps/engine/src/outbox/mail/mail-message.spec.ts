import { mailMessage } from './mail-message.js';

const facts = {
  to: { name: '<b>Rita</b>', address: 'rita@example.org' },
  language: 'en' as const,
  texts: { en: 'Look at http://evil.example & "this"\nnow', es: 'Mira' },
  subject: 'INC-000001: One\r\nBcc: all@example.org',
  link: 'https://desk.example/track/a?b&c',
  personal: true,
  idempotencyKey: '1-2',
  caseKey: '1',
  domain: 'example.org',
};

describe('a mail', () => {
  it('is escaped, and only our own link is one', () => {
    const { html } = mailMessage(facts);
    expect(html).toContain('Hello &lt;b&gt;Rita&lt;/b&gt;,');
    expect(html).toContain('Look at http://evil.example &amp; &quot;this&quot;<br>now');
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<a href="https://desk.example/track/a?b&amp;c">');
  });

  it('has a subject of one line', () => {
    expect(mailMessage(facts).subject).toBe('INC-000001: One Bcc: all@example.org');
  });

  it('has the same ids at every try', () => {
    const { messageId, references } = mailMessage(facts);
    expect([messageId, references]).toEqual(['<1-2@relevo.example.org>', '<case-1@relevo.example.org>']);
    expect(mailMessage(facts)).toEqual(mailMessage(facts));
  });

  it('speaks one language, or all of them', () => {
    expect(mailMessage({ ...facts, language: 'es' }).text).toMatch(/^Hola, <b>Rita<\/b>:\n\nMira\n/);
    expect(mailMessage({ ...facts, language: null }).text).toMatch(/^Hello[^]*\n\n--\n\nHola/);
  });

  it('says that a link is personal only where it is', () => {
    expect(mailMessage(facts).text).toContain('yours alone');
    expect(mailMessage({ ...facts, personal: false }).text).not.toContain('yours alone');
  });
});
