import type { Actor } from '../access/identity.js';
import type { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits, type LoadLimits } from '../config/load-limits.js';
import { defaultOperation } from '../config/operation-settings.js';
import { EngineError } from '../errors/engine-error.js';
import { Stopping } from '../stopping/stopping.js';
import { CommandGate } from './command-gate.js';
import { Places } from './places.js';
import { Refusals } from './refusals.js';
import { RequestGate } from './request-gate.js';
import { ServiceRate } from './service-rate.js';
import { retryAfter } from './too-busy.js';

const person: Actor = { kind: 'user', id: 'ana' };
const timer: Actor = { kind: 'engine', id: 'timer' };

const configOf = (load: Partial<LoadLimits>): EngineConfig => ({
  ...{ port: 0, host: '127.0.0.1', databaseUrl: '', databaseListenUrl: null, dataDir: '', publicUrl: null },
  ...{ clock: 'system', demo: 'off', production: false },
  operation: { ...defaultOperation, load: { ...defaultLoadLimits, ...load } },
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'let in';
  } catch (error) {
    return (error as EngineError).code;
  }
};

describe('the rate of the last seconds', () => {
  it('is what was done in them', () => {
    let now = 0;
    const rate = new ServiceRate(() => now);
    for (; now < 10_000; now += 10) rate.count();
    expect(rate.perSecond).toBeGreaterThan(75);
    expect(rate.perSecond).toBeLessThanOrEqual(100);

    now += 60_000;
    expect(rate.perSecond).toBe(0);
  });

  it('begins with what it has seen', () => {
    let now = 0;
    const rate = new ServiceRate(() => now);
    for (; now < 2_000; now += 10) rate.count();
    expect(rate.perSecond).toBe(100);
  });
});

describe('Retry-After', () => {
  it.each([
    ['an idle engine', 0, 0, 1],
    ['two seconds of work', 200, 100, 2],
    ['an engine that does nothing', 1_000, 0, 30],
  ])('of %s', (_name, waiting, perSecond, seconds) => {
    expect(retryAfter(waiting, perSecond, 0)).toBe(seconds);
  });

  it('is spread, so that not everybody comes back at once', () => {
    const all = new Set(Array.from({ length: 200 }, () => retryAfter(1_000, 100)));
    expect(all.size).toBeGreaterThan(5);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...all)).toBeLessThanOrEqual(20);
  });
});

describe('the gate of commands', () => {
  it('turns people away above its number, never the work of the engine itself', () => {
    const refusals = new Refusals();
    const gate = new CommandGate(configOf({ queueCommands: 2 }), refusals);
    const leave = gate.enter(person, 0);
    gate.enter(timer, 0);

    expect(codeOf(() => gate.enter(person, 0))).toBe('too-busy');
    expect(codeOf(() => gate.enter(timer, 0))).toBe('let in');
    expect(refusals.counts.get('commands')).toBe(1);
    leave();
    expect(gate.waiting).toBe(2);
  });

  it('turns people away above its bytes, but one that is larger than all may come alone', () => {
    const gate = new CommandGate(configOf({ queueBytes: 100_000 }), new Refusals());
    const leave = gate.enter(person, 500_000);
    expect(codeOf(() => gate.enter(person, 10))).toBe('too-busy');
    leave();
    expect(codeOf(() => gate.enter(person, 10))).toBe('let in');
  });
});

describe('the gate of requests', () => {
  it('is empty when everybody has left, and lets nobody in while the engine stops', async () => {
    const stopping = new Stopping();
    const gate = new RequestGate(configOf({}), stopping, new Refusals());
    const passage = gate.enter(100);
    stopping.begin();
    const empty = gate.empty();

    expect(codeOf(() => gate.enter(0))).toBe('not-ready');
    expect(gate.bytes).toBe(100);
    passage.leave();
    passage.leave();
    await empty;
    expect([gate.pending, gate.bytes]).toEqual([0, 0]);
  });

  it('bounds number and bytes', () => {
    const gate = new RequestGate(configOf({ requests: 2, requestBytes: 1_000 }), new Stopping(), new Refusals());
    gate.enter(900);
    expect(codeOf(() => gate.enter(200))).toBe('too-busy');
    gate.enter(50);
    expect(codeOf(() => gate.enter(0))).toBe('too-busy');
  });
});

describe('places to wait in', () => {
  it('are bounded in all and for one account', () => {
    const options = { what: 'streams', at: 'live-streams', all: 3, ofOne: 2, retryAfterSeconds: 5 } as const;
    const places = new Places(options, new Refusals());
    const leave = places.take('ana');
    places.take('ana');
    expect(codeOf(() => places.take('ana'))).toBe('too-busy');
    places.take('ben');
    expect(codeOf(() => places.take('carla'))).toBe('too-busy');
    leave();
    leave();
    expect(places.taken).toBe(2);
    expect(codeOf(() => places.take('carla'))).toBe('let in');
  });
});

describe('an overload', () => {
  it('lasts from the first refusal until five seconds after the last', () => {
    const refusals = new Refusals();
    expect(refusals.overloadedFor(0)).toBe(0);
    for (let at = 10_000; at <= 50_000; at += 1_000) refusals.count('commands', at);
    expect(refusals.overloadedFor(50_000)).toBe(40_000);
    expect(refusals.overloadedFor(54_000)).toBe(44_000);
    expect(refusals.overloadedFor(56_000)).toBe(0);
  });

  it('is none when one account has too many streams', () => {
    const refusals = new Refusals();
    refusals.count('live-streams', 10_000);
    expect(refusals.overloadedFor(10_000)).toBe(0);
  });
});
