import { describe, expect, it } from '@jest/globals';
import type { HistoryVerification } from '@relevo/contracts';
import { addPart, nothingVerified } from './verification-sum.js';

const part = (more: Partial<HistoryVerification>): HistoryVerification => ({
  ...{
    streams: 1,
    records: 2,
    findings: [],
    since: null,
    at: '2026-02-01T00:00:00.000Z',
    removed: null,
    nextCursor: null,
  },
  ...more,
});

describe('a verification in parts', () => {
  it('adds up, and is as old as its oldest record', () => {
    const finding = {
      stream: 'case:1',
      number: 'INC-000001',
      sequence: 2,
      kind: 'record-missing',
      otherSequence: null,
    } as const;
    const parts = [
      part({}),
      part({ since: '2026-01-02T00:00:00.000Z', findings: [finding] }),
      part({ since: '2026-01-01T00:00:00.000Z', streams: 0, at: '2026-02-02T00:00:00.000Z' }),
      part({ since: '2026-01-03T00:00:00.000Z' }),
    ];
    expect(parts.reduce(addPart, nothingVerified)).toMatchObject({
      ...{ streams: 3, records: 8, findings: [finding], since: '2026-01-01T00:00:00.000Z' },
    });
  });
});
