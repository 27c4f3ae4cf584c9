import { describe, expect, it } from '@jest/globals';
import { dayMarks, nearestTick, tickPlaces } from './tick-places.js';

const minute = 60_000;
const day = 1440 * minute;

describe('the ticks of a timeline', () => {
  it('stand to scale', () => {
    expect(tickPlaces([0, minute, 4 * minute], 'scale')).toEqual([0, 0.25, 1]);
  });

  it('give short waits room when compressed, and keep the order', () => {
    const places = tickPlaces([0, minute, minute + 7 * day], 'compressed');
    expect(places[1]).toBeGreaterThan(0.1);
    expect(places[2]).toBe(1);
  });

  it('spread evenly where no time passed', () => {
    expect(tickPlaces([5, 5, 5], 'scale')).toEqual([0, 0.5, 1]);
  });

  it('mark each new day once', () => {
    const start = new Date('2026-11-18T10:00:00').getTime();
    const instants = [start, start + minute, start + day];
    expect(dayMarks(instants, tickPlaces(instants, 'scale')).map((mark) => mark.at)).toEqual([start, start + day]);
  });

  it('are found by a place', () => {
    expect(nearestTick([0, 0.2, 0.9], 0.4)).toBe(1);
  });
});
