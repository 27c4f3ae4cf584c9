import type { HistoryFinding, HistoryVerification, RemovedCase } from '@relevo/contracts';

/** What the parts of one verification have found so far. */
export interface VerificationSum {
  readonly streams: number;
  readonly records: number;
  readonly findings: readonly HistoryFinding[];
  readonly since: string | null;
  readonly at: string | null;
  readonly removed: RemovedCase | null;
}

export const nothingVerified: VerificationSum = {
  streams: 0,
  records: 0,
  findings: [],
  since: null,
  at: null,
  removed: null,
};

/** Timestamps are ISO 8601 in UTC: their order is that of their texts. */
const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

export const addPart = (sum: VerificationSum, part: HistoryVerification): VerificationSum => ({
  streams: sum.streams + part.streams,
  records: sum.records + part.records,
  findings: [...sum.findings, ...part.findings],
  since: earlier(sum.since, part.since),
  at: part.at,
  removed: part.removed,
});
