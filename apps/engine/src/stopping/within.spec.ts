import { within } from './within.js';

describe('a bound on a phase of the stop', () => {
  it('is kept by work that ends before', async () => {
    expect(await within(10_000, Promise.resolve('done'))).toBe(true);
  });

  it('is over for work that never ends', async () => {
    expect(await within(1, new Promise(() => undefined))).toBe(false);
  });

  it('tells what went wrong in time, and forgets what goes wrong later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise((_resolve, reject) => (fail = reject));

    await expect(within(10_000, Promise.reject(new Error('at once')))).rejects.toThrow('at once');
    expect(await within(1, late)).toBe(false);
    fail(new Error('nobody waits any more'));
  });
});
