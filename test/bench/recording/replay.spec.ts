import { ReadyOrder } from './replay.js';

describe('the order of a replay', () => {
  it('gives nothing out before all that it follows are done', async () => {
    const order = new ReadyOrder([[], [], [0, 1], [2]]);
    const given = [await order.next(), await order.next()];
    const waiting = order.next();
    order.done(1);
    await expect(Promise.race([waiting, Promise.resolve('waits')])).resolves.toBe('waits');
    order.done(0);

    expect(given).toEqual([0, 1]);
    await expect(waiting).resolves.toBe(2);
  });

  it('takes the earliest that is ready, and ends', async () => {
    const order = new ReadyOrder([[], [0], [], [2]]);
    const first = await order.next();
    order.done(first ?? -1);
    const taken = [await order.next(), await order.next()];
    taken.forEach((index) => order.done(index ?? -1));
    const last = await order.next();
    order.done(last ?? -1);

    expect([first, ...taken, last, await order.next()]).toEqual([0, 1, 2, 3, null]);
  });
});
