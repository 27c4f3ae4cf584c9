import { delayAfter, LEASE, LONGEST_WAIT, MOST_ATTEMPTS, SENDING_TIMEOUT } from './retry-schedule.js';

const minute = 60_000;

describe('the retry schedule', () => {
  it.each([
    [1, 30_000],
    [2, minute],
    [3, 2 * minute],
    [9, 128 * minute],
    [11, 360 * minute],
    [500, 360 * minute],
  ])('waits after try %i for about %i ms', (attempts, delay) => {
    expect(delayAfter(attempts, 0.5)).toBe(delay);
    expect(delayAfter(attempts, 0)).toBe(delay * 0.8);
    expect(delayAfter(attempts, 1)).toBe(delay * 1.2);
  });

  it('ends before the message is too old to be sent', () => {
    const all = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => delayAfter(index + 1, 1));
    const hours = all.reduce((sum, delay) => sum + delay, 0) / (60 * minute);
    expect(hours).toBeGreaterThan(24);
    expect(hours * 60 * minute).toBeLessThan(LONGEST_WAIT);
  });

  it('lets a try end while the row is still its own', () => {
    expect(SENDING_TIMEOUT).toBeLessThan(LEASE);
  });
});
