import { describe, expect, it } from '@jest/globals';
import { dateWords, numberWords } from './value-words.js';

describe('values in a person’s words', () => {
  it('writes a day as people do, the same day in every time zone', () => {
    expect(dateWords('2026-03-02', 'en')).toBe('March 2, 2026');
    expect(dateWords('2026-03-02', 'es')).toBe('2 de marzo de 2026');
  });

  it('writes a moment with its time, whatever zone it names', () => {
    const at = Date.UTC(2026, 2, 2, 9, 30);
    const here = new Intl.DateTimeFormat('es', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(at);
    for (const text of [
      '2026-03-02T09:30:00Z',
      '2026-03-02T10:30+01:00',
      '2026-03-02T10:30:00.000+01:00[Europe/Madrid]',
    ])
      expect(dateWords(text, 'es')).toBe(here);
  });

  it.each(['2026-02-30', '2026-13-01', '2026', 'REQ-2026-03-02', '', '10:30'])('leaves %s as it is', (text) => {
    expect(dateWords(text, 'en')).toBeNull();
  });

  it('writes a number with the language’s own sign, and does not group it', () => {
    expect(numberWords(1234567.5, 'es')).toBe('1234567,5');
    expect(numberWords(0.1, 'en')).toBe('0.1');
  });
});
