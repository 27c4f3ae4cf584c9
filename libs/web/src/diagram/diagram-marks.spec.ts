import { describe, expect, it } from '@jest/globals';
import { gatherBeads } from './diagram-marks.js';

describe('the beads of a diagram', () => {
  it('counts tokens of one element and keeps a stuck one apart', () => {
    const beads = gatherBeads([
      { elementId: 'a', state: 'active' },
      { elementId: 'a', state: 'active' },
      { elementId: 'a', state: 'fault' },
      { elementId: 'b', state: 'waiting' },
    ]);
    expect(beads).toEqual([
      { elementId: 'a', state: 'active', count: 2 },
      { elementId: 'a', state: 'fault', count: 1 },
      { elementId: 'b', state: 'waiting', count: 1 },
    ]);
  });
});
