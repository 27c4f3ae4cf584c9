import { describe, expect, it } from '@jest/globals';
import { pointAt, TokenJourney } from './token-journey.js';

const right = (y: number) => [
  { x: 0, y },
  { x: 100, y },
];

describe('the journey of tokens', () => {
  it('follows the bends of an arrow at one speed', () => {
    const bent = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 30 },
    ];
    expect(pointAt(bent, 0.25)).toEqual({ x: 10, y: 0 });
    expect(pointAt(bent, 0.5)).toEqual({ x: 10, y: 10 });
    expect(pointAt(bent, 1)).toEqual({ x: 10, y: 30 });
  });

  it('goes one arrow after the other, and side by side after a split', () => {
    const journey = new TokenJourney([
      { from: 'a', to: 'split', points: right(0) },
      { from: 'split', to: 'b', points: right(1) },
      { from: 'split', to: 'c', points: right(2) },
    ]);
    expect(journey.duration).toBe(280);
    expect(journey.at(70)).toEqual([{ x: 50, y: 0 }]);
    expect(journey.at(210)).toEqual([
      { x: 50, y: 1 },
      { x: 50, y: 2 },
    ]);
    expect(journey.at(280)).toEqual([]);
  });

  it('takes a second at most, however long it is', () => {
    const legs = Array.from({ length: 200 }, (_, at) => ({ from: `n${at}`, to: `n${at + 1}`, points: right(at) }));
    expect(new TokenJourney(legs).duration).toBeCloseTo(1_000);
  });
});
