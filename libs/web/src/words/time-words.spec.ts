import { describe, expect, it } from '@jest/globals';
import { clockTime, duration, promiseTime, relativeTime } from './time-words.js';

const at = (text: string): number => new Date(text).getTime();
const now = at('2026-11-18T10:00:00');

describe('relative time', () => {
  it.each([
    ['2026-11-18T09:59:40', 'now'],
    ['2026-11-18T09:55:00', '5 minutes ago'],
    ['2026-11-18T07:00:00', '3 hours ago'],
    ['2026-11-17T22:00:00', 'yesterday'],
    ['2026-11-14T10:00:00', '4 days ago'],
    ['2026-11-01T10:00:00', 'Nov 1'],
    ['2025-11-01T10:00:00', 'Nov 1, 2025'],
    ['2026-11-18T12:00:00', 'in 2 hours'],
  ])('%s reads as %s', (moment, words) => {
    expect(relativeTime(at(moment), now, 'en')).toBe(words);
  });

  it('speaks Spanish', () => {
    expect(relativeTime(at('2026-11-17T22:00:00'), now, 'es')).toBe('ayer');
  });
});

describe('a length of time', () => {
  it.each([
    [30_000, '1 min'],
    [45 * 60_000, '45 min'],
    [5 * 3_600_000, '5 hr'],
    [47 * 3_600_000, '47 hr'],
    [72 * 3_600_000, '3 days'],
  ])('%d ms reads as %s', (ms, words) => {
    expect(duration(ms, 'en')).toBe(words);
  });
});

describe('a promise', () => {
  it('names the day as people do', () => {
    expect(promiseTime(at('2026-11-18T15:00:00'), now, 'en')).toBe('today 15:00');
    expect(promiseTime(at('2026-11-19T09:30:00'), now, 'en')).toBe('tomorrow 09:30');
    expect(promiseTime(at('2026-11-21T09:30:00'), now, 'en')).toBe('Saturday 09:30');
  });

  it('shows the clock in 24 hours', () => {
    expect(clockTime(at('2026-11-18T00:05:00'), 'en')).toBe('00:05');
  });
});
