import type { Instant, Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { Clock } from '../clock/clock.js';
import { Runtime } from '../execution/testing/runtime.js';
import { HistoryReader } from '../history/history-reader.js';
import { ClockMover } from './clock-mover.js';

const MINUTE = 60_000;
const T0: Instant = Date.UTC(2040, 0, 1);

const waits = (id: string, duration: string) =>
  aProcess(id).startEvent('start').timer('wait', duration).userTask('after').endEvent('end').build();

describe('a controllable clock', () => {
  let runtime: Runtime;
  beforeEach(async () => {
    runtime = await Runtime.start();
    await mover().setTo(T0);
  });
  afterEach(() => runtime.close());

  const mover = () => runtime.get(ClockMover);
  const firedAt = async (caseKey: Key) => {
    const records = await runtime.get(HistoryReader).readStream(`case:${caseKey}`);
    return records.filter(({ command }) => command === 'FireTimer').map(({ at }) => at - T0);
  };

  it('fires each timer at its due time, in order, and what it leads to', async () => {
    const long = await runtime.start(waits('long', 'PT20M'));
    const short = await runtime.start(waits('short', 'PT5M'));

    await mover().setTo(T0 + 30 * MINUTE);

    expect(await firedAt(short)).toEqual([5 * MINUTE]);
    expect(await firedAt(long)).toEqual([20 * MINUTE]);
    expect([...(await runtime.openTasks(long)).keys()]).toEqual(['after']);
    expect(runtime.get<Clock>(Clock).now()).toBe(T0 + 30 * MINUTE);
  });

  it('stands still and fires nothing that is not due', async () => {
    const caseKey = await runtime.start(waits('later', 'PT20M'));

    await mover().setTo(T0 + 10 * MINUTE);

    expect(await firedAt(caseKey)).toEqual([]);
  });

  it('fires nothing when it goes backward', async () => {
    const caseKey = await runtime.start(waits('later', 'PT20M'));

    await mover().setTo(T0 - 10 * MINUTE);

    expect(await firedAt(caseKey)).toEqual([]);
    expect(runtime.get<Clock>(Clock).now()).toBe(T0 - 10 * MINUTE);
  });

  it('stops at the bound of firings and says the time it reached', async () => {
    const everyMinute = aProcess('reminders')
      .startEvent('start')
      .userTask('work')
      .endEvent('end')
      .boundaryTimer('work', 'tick', 'R/PT1M', { interrupting: false })
      .endEvent('ticked')
      .build();
    const caseKey = await runtime.start(everyMinute);

    await expect(mover().setTo(T0 + 60 * MINUTE, 3)).rejects.toMatchObject({
      code: 'clock-bound-reached',
      details: { extra: { time: T0 + 3 * MINUTE } },
    });
    expect(await firedAt(caseKey)).toEqual([MINUTE, 2 * MINUTE, 3 * MINUTE]);
  });

  it('fires a repeating timer that missed several times once, and keeps its grid', async () => {
    const hourly = aProcess('hourly')
      .startEvent('start')
      .userTask('work')
      .endEvent('end')
      .boundaryTimer('work', 'tick', 'R/PT1H', { interrupting: false })
      .endEvent('ticked')
      .build();
    const caseKey = await runtime.start(hourly);
    await runtime.rows('UPDATE clock SET pinned_at = $1', [T0 + 210 * MINUTE]);

    await mover().setTo(T0 + 250 * MINUTE);

    expect(await firedAt(caseKey)).toEqual([210 * MINUTE, 240 * MINUTE]);
  });

  it('starts a process by its timer start event, the newest version alone', async () => {
    const at = (duration: string) =>
      aProcess('nightly')
        .startEvent('start', {
          event: { kind: 'timer', timer: { kind: 'cycle', value: expression(`R2/${duration}`) } },
        })
        .userTask('look')
        .endEvent('end')
        .build();
    await runtime.publish(at('PT1H'));
    await runtime.publish(at('PT2H'));

    await mover().setTo(T0 + 600 * MINUTE);

    const started = await runtime.rows<{ started_at: string; version: number }>(
      'SELECT started_at, version FROM process_instance ORDER BY started_at',
    );
    expect(started.map(({ started_at, version }) => [Number(started_at) - T0, version])).toEqual([
      [120 * MINUTE, 2],
      [240 * MINUTE, 2],
    ]);
  });

  it('fires what came due while no engine ran, once', async () => {
    const caseKey = await runtime.start(waits('downtime', 'PT5M'));
    await runtime.rows('UPDATE clock SET pinned_at = $1', [T0 + 60 * MINUTE]);

    const other = await runtime.second();
    await other.settled();
    await other.close();

    expect(await firedAt(caseKey)).toEqual([60 * MINUTE]);
  });
});
