import type { Instant, Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { ClockGate } from '../clock/clock-gate.js';
import { Clock } from '../clock/clock.js';
import { PostgresClock } from '../clock/postgres-clock.js';
import { Runtime } from '../execution/testing/runtime.js';
import { HistoryReader } from '../history/history-reader.js';
import { ClockMover } from './clock-mover.js';
import { TimerScheduler } from './timer-scheduler.js';

const MINUTE = 60_000;
const T0: Instant = Date.UTC(2040, 0, 1);

const waits = (id: string, duration: string) =>
  aProcess(id).startEvent('start').timer('wait', duration).userTask('after').endEvent('end').build();

describe('the clock of several engines', () => {
  let one: Runtime;
  let two: Runtime;
  beforeEach(async () => {
    one = await Runtime.start();
    two = await one.second();
    await one.get(ClockMover).setTo(T0);
  });
  afterEach(async () => {
    await two.close();
    await one.close();
  });

  const firedAt = async (caseKey: Key) => {
    const records = await one.get(HistoryReader).readStream(`case:${caseKey}`);
    return records.filter(({ command }) => command === 'FireTimer').map(({ at }) => at - T0);
  };

  it('is moved by one at a time, through every due moment', async () => {
    const minutes = [3, 1, 2];
    const cases: Key[] = [];
    for (const minute of minutes) cases.push(await one.start(waits(`after-${minute}`, `PT${minute}M`)));

    const moved = await one.get(ClockGate).alone(async () => {
      const moving = two.get(ClockMover).setTo(T0 + 30 * MINUTE);
      await waitingForTheClock();
      for (const caseKey of cases) expect(await firedAt(caseKey)).toEqual([]);
      return { moving };
    });
    await moved.moving;

    for (const [index, caseKey] of cases.entries())
      expect(await firedAt(caseKey)).toEqual([(minutes[index] ?? 0) * MINUTE]);
  });

  it('is left alone by the timers of the others while one moves it', async () => {
    const caseKey = await one.start(waits('soon', 'PT1M'));

    await one.get(ClockGate).alone(async () => {
      await one.rows('UPDATE clock SET pinned_at = $1', [T0 + 5 * MINUTE]);
      await lookAround(two);
      expect(await firedAt(caseKey)).toEqual([]);
    });

    await firedBy(two, caseKey);
    expect(await firedAt(caseKey)).toEqual([5 * MINUTE]);
  });

  it('may be moved by another when the engine that moved it is gone in the middle', async () => {
    const cut = one.get(ClockGate).alone(async (held) => {
      await two.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      await held();
    });
    await expect(cut).rejects.toThrow();

    await two.get(ClockMover).setTo(T0 + MINUTE);
    expect(two.get<Clock>(Clock).now()).toBe(T0 + MINUTE);
  });

  const waitingForTheClock = async (): Promise<void> => {
    const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    while ((await one.rows(waiting)).length === 0);
  };
  const lookAround = async (runtime: Runtime): Promise<void> => {
    await runtime.get(PostgresClock).refresh();
    runtime.get(TimerScheduler).look();
    await runtime.settled();
  };
  /** Its scheduler comes back to what it had to leave. */
  const firedBy = async (runtime: Runtime, caseKey: Key): Promise<void> => {
    while ((await firedAt(caseKey)).length === 0) await lookAround(runtime);
  };
});
