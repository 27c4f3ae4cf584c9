import { mailFailure } from './mail-failure.js';

const smtp = (responseCode: number, response: string, code = 'EENVELOPE'): Error =>
  Object.assign(new Error(response), { code, responseCode, response });

describe('what a mail server says', () => {
  it.each([
    ['a full mailbox', smtp(452, '452 4.2.2 <rita@example.org>: full'), 'later', 'put-off'],
    ['greylisting at the message', smtp(451, '451 try again, rita@example.org', 'EMESSAGE'), 'later', 'put-off'],
    ['an unknown person', smtp(550, '550 5.1.1 <rita@example.org>: unknown'), 'dead', 'refused'],
    ['a message it takes for spam', smtp(554, '554 5.7.1 no rita@example.org', 'EMESSAGE'), 'dead', 'refused'],
    ['an address without form', Object.assign(new Error('rita'), { code: 'EENVELOPE' }), 'dead', 'refused'],
    ['a wrong password', smtp(535, '535 5.7.8 rita@example.org', 'EAUTH'), 'later', 'unreachable'],
    ['nobody there', Object.assign(new Error('rita@example.org'), { code: 'ESOCKET' }), 'later', 'unreachable'],
    ['something else', new Error('rita@example.org'), 'later', 'failed'],
    ['nothing at all', null, 'later', 'failed'],
  ])('%s', (_what, thrown, state, code) => {
    const outcome = mailFailure(thrown);
    expect(outcome).toMatchObject({ state, code });
    expect(outcome.error).toMatch(/^Expected .*, but /);
    expect(outcome.error).not.toContain('rita');
  });

  it('rests where no mail would fare better', () => {
    expect(mailFailure(Object.assign(new Error(), { code: 'ETIMEDOUT' }))).toMatchObject({ rests: true });
    expect(mailFailure(smtp(451, '451 later'))).not.toHaveProperty('rests');
  });
});
