import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '@relevo/contracts';
import { foldFacts, streamItems, type Fact } from './stream-groups.js';

const by = { id: 'ana', name: 'Ana' };
const at = '2026-11-18T10:00:00.000Z';
const step = (sequence: number): Fact => ({
  kind: 'step',
  at,
  sequence,
  elementId: 'a',
  label: `Step ${sequence}`,
  group: null,
});
const comment = (sequence: number): TimelineEntry => ({
  kind: 'comment',
  at,
  sequence,
  comment: { key: String(sequence), author: by, text: 'Hello', visibility: 'public', at },
});

describe('the stream of a ticket', () => {
  it('puts the newest first and gathers what the engine did between words', () => {
    const items = streamItems([{ kind: 'opened', at, sequence: 1, by, text: 'Help' }, step(2), step(3), comment(4)]);
    expect(items.map((item) => item.kind)).toEqual(['words', 'facts', 'words']);
    expect(items[1]).toMatchObject({ facts: [{ sequence: 3 }, { sequence: 2 }] });
  });

  it('folds long groups but never hides a fault', () => {
    const fault: Fact = { kind: 'fault', at, sequence: 1, label: 'x', message: 'y' };
    const facts = [step(6), step(5), step(4), step(3), fault];
    expect(foldFacts(facts, false).shown).toEqual([step(6), step(5), fault]);
    expect(foldFacts(facts, false).folded).toBe(2);
    expect(foldFacts(facts, true).folded).toBe(0);
  });
});
