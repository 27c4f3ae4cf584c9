import { describe, expect, it } from '@jest/globals';
import { backOff, type EventStream, type LiveDoors, type LiveSignal } from './live-connection.js';
import { LiveHub } from './live-hub.js';

/** An engine's stream and a clock that the test moves by hand. */
class Outside implements LiveDoors {
  readonly streams: { url: string; closed: boolean; say: (message: object) => void; cut: () => void }[] = [];
  readonly topics: { stream: string; topics: readonly string[]; csrfToken: string | null }[] = [];
  waits: (() => void)[] = [];

  open(url: string): EventStream {
    let receive: (data: string) => void = () => undefined;
    let fail: () => void = () => undefined;
    const stream = { url, closed: false, say: (m: object) => receive(JSON.stringify(m)), cut: () => fail() };
    this.streams.push(stream);
    return {
      onMessage: (r) => (receive = r),
      onError: (r) => (fail = r),
      close: () => (stream.closed = true),
    };
  }
  setTopics(stream: string, body: { topics: readonly string[] }, csrfToken: string | null): Promise<void> {
    this.topics.push({ stream, topics: body.topics, csrfToken });
    return Promise.resolve();
  }
  after(_ms: number, act: () => void): () => void {
    this.waits.push(act);
    return () => (this.waits = this.waits.filter((wait) => wait !== act));
  }
  chance(): number {
    return 1;
  }
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

const twoTabs = () => {
  const outside = new Outside();
  const hub = new LiveHub(outside);
  const heard: [LiveSignal[], LiveSignal[]] = [[], []];
  const one = hub.join((signal) => heard[0].push(signal));
  const two = hub.join((signal) => heard[1].push(signal));
  return { outside, heard, one, two };
};

describe('the line that all tabs share', () => {
  it('opens one stream and subscribes to what any tab watches', async () => {
    const { outside, one, two } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: 'c' });
    two.receive({ kind: 'watch', topics: ['ticket:INC-1', 'tasks'], csrfToken: 'c' });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    expect(outside.streams).toHaveLength(1);
    expect(outside.topics.at(-1)).toEqual({ stream: 's1', topics: ['tasks', 'ticket:INC-1'], csrfToken: 'c' });
  });

  it('hands a change to the tabs that watch it', async () => {
    const { outside, heard, one, two } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: null });
    two.receive({ kind: 'watch', topics: ['articles'], csrfToken: null });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    const before = heard.map((signals) => signals.length);
    outside.streams[0]?.say({ kind: 'changed', topic: 'articles' });
    expect(heard.map((signals, tab) => signals.slice(before[tab]))).toEqual([
      [],
      [{ kind: 'changed', topic: 'articles' }],
    ]);
  });

  it('asks a tab to look again at what changed before the engine was asked to tell of it', async () => {
    const { outside, heard, one } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: null });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    one.receive({ kind: 'watch', topics: ['tasks', 'ticket:INC-1'], csrfToken: null });
    await settled();
    expect(heard[0].filter(({ kind }) => kind !== 'line')).toEqual([
      { kind: 'changed', topic: 'tasks' },
      { kind: 'changed', topic: 'ticket:INC-1' },
    ]);
  });

  it('tells a tab that what it looks at again may be old where another tab has watched it', async () => {
    const { outside, heard, one, two } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: null });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    two.receive({ kind: 'watch', topics: ['tasks'], csrfToken: null });
    expect(heard[1]).toEqual([{ kind: 'began', topic: 'tasks' }]);
  });

  it('returns after a loss, subscribes again and asks every tab to reload', async () => {
    const { outside, heard, one } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: null });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    outside.streams[0]?.cut();
    expect(heard[0].at(-1)).toEqual({ kind: 'line', live: false });
    outside.waits.shift()?.();
    outside.streams[1]?.say({ kind: 'hello', stream: 's2' });
    await settled();
    expect(outside.topics.at(-1)?.stream).toBe('s2');
    expect(heard[0].slice(-2)).toEqual([{ kind: 'line', live: true }, { kind: 'reload' }]);
  });

  it('opens a new stream for a new session and none when nobody watches', async () => {
    const { outside, one } = twoTabs();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: 'ana' });
    outside.streams[0]?.say({ kind: 'hello', stream: 's1' });
    await settled();
    one.receive({ kind: 'watch', topics: ['tasks'], csrfToken: 'bruno' });
    expect(outside.streams.map((stream) => stream.closed)).toEqual([true, false]);
    one.receive({ kind: 'leave' });
    expect(outside.streams.every((stream) => stream.closed)).toBe(true);
  });

  it('tries again soon while a restart may last, then every 30 s', () => {
    expect([0, 1, 2, 99, 100].map((failures) => backOff(failures, 1))).toEqual([500, 1000, 1500, 1500, 30_000]);
    expect(backOff(1, 0)).toBe(500);
  });
});
