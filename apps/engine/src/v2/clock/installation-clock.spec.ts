import { startEngine } from '../../../../../test/support/engine.js';
import { PostgresClock } from '../../clock/postgres-clock.js';

describe('a clock that was pinned', () => {
  it('runs again where nobody may move it any more', async () => {
    const controllable = await startEngine();
    const at = Date.now() + 86_400_000;
    expect(await controllable.as('administrator').put('/v2/clock', { timestamp: at })).toMatchObject({ status: 204 });

    const real = await controllable.restart({ clock: 'system' });

    const clock = real.engine.get(PostgresClock);
    expect(clock.pinned).toBe(false);
    expect(clock.now()).toBeLessThan(at);
    await real.close();
  });
});
