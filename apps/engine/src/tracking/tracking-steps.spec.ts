import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '@relevo/contracts';
import { trackingSteps } from './tracking-steps.js';

const step = (label: string, minute: number): TimelineEntry => ({
  kind: 'step',
  at: `2026-01-01T00:0${minute}:00.000Z`,
  sequence: minute,
  elementId: label,
  label,
  group: null,
});

const position = {
  label: 'We work on it',
  closedAt: null,
  updatedAt: '2026-01-01T00:09:00.000Z',
  expectedAt: '2026-01-02T00:00:00.000Z',
};

describe('trackingSteps', () => {
  it('shows done steps, then the live one with its expected time', () => {
    expect(trackingSteps([step('Received', 1), step('We work on it', 2)], position)).toEqual([
      { label: 'Received', at: '2026-01-01T00:01:00.000Z', state: 'done', expectedAt: null },
      { label: 'We work on it', at: '2026-01-01T00:02:00.000Z', state: 'now', expectedAt: position.expectedAt },
    ]);
  });

  it('takes labels that repeat each other for one step, but not those that come again later', () => {
    const passed = [step('A', 1), step('A', 2), step('B', 3), step('A', 4)];
    expect(trackingSteps(passed, { ...position, label: 'A' }).map(({ label }) => label)).toEqual(['A', 'B', 'A']);
  });

  it('ends a closed ticket with how it ended, and nothing is live', () => {
    const closed = { ...position, label: 'Solved', closedAt: '2026-01-01T00:08:00.000Z' };
    expect(trackingSteps([step('A', 1)], closed)).toEqual([
      { label: 'A', at: '2026-01-01T00:01:00.000Z', state: 'done', expectedAt: null },
      { label: 'Solved', at: '2026-01-01T00:08:00.000Z', state: 'done', expectedAt: null },
    ]);
  });
});
