import { describe, expect, it } from '@jest/globals';
import type { Replay, ReplayFrame } from '@relevo/contracts';
import { jumpFrom, momentAt } from './replay-moment.js';

const frame = (sequence: number, part: Partial<ReplayFrame> = {}): ReplayFrame => ({
  sequence,
  at: `2026-11-18T10:0${sequence}:00.000Z`,
  actor: null,
  onBehalfOf: null,
  command: 'FireTimer',
  elementId: null,
  elementName: null,
  definitionKey: 'd1',
  tokens: [],
  flows: [],
  visits: [],
  changes: [],
  form: null,
  decisions: [],
  notes: [],
  ...part,
});

const replay = (...frames: ReplayFrame[]): Replay => ({
  number: 'INC-1',
  title: 'x',
  diagrams: {},
  frames,
  chain: { whole: true, since: '2026-11-18T10:00:00.000Z', brokenAt: null },
});

const flow = (flowId: string, definitionKey = 'd1') => ({ flowId, definitionKey });
const visit = (elementId: string, count: number) => ({ elementId, visit: count, definitionKey: 'd1' });

describe('a moment of a replay', () => {
  it('gathers path and visits up to it, of its own diagram', () => {
    const story = replay(
      frame(1, { flows: [flow('a')], visits: [visit('check', 1)] }),
      frame(2, { flows: [flow('x', 'd2')] }),
      frame(3, { flows: [flow('b')], visits: [visit('check', 2)] }),
      frame(4, { flows: [flow('c')] }),
    );
    const moment = momentAt(story, 2);
    expect(moment?.path).toEqual(['a', 'b']);
    expect(moment?.visits).toEqual({ check: 2 });
  });

  it('is nothing for a ticket without records', () => {
    expect(momentAt(replay(), 0)).toBeNull();
  });
});

describe('jumping', () => {
  const ana = { id: 'ana', name: 'Ana' };
  const frames = [
    frame(1, { actor: ana }),
    frame(2, { actor: ana }),
    frame(3, { visits: [visit('check', 2)] }),
    frame(4, { actor: ana, notes: [{ kind: 'fault', text: 'stuck' }] }),
    frame(5, { definitionKey: 'd2' }),
  ];

  it('finds the next of each kind', () => {
    expect(jumpFrom(frames, 0, 'person')).toBe(3);
    expect(jumpFrom(frames, 0, 'loop')).toBe(2);
    expect(jumpFrom(frames, 0, 'fault')).toBe(3);
    expect(jumpFrom(frames, 0, 'version')).toBe(4);
  });

  it('says when there is none', () => {
    expect(jumpFrom(frames, 4, 'person')).toBeNull();
  });
});
