/** What clients were told: an answered command must be there exactly once, an unanswered one at most once. */
export interface Ledger {
  readonly startedInstances: Set<string>;
  readonly completedTasks: Set<string>;
  readonly completedJobs: Set<string>;
  /** Keys of messages whose publication was answered. */
  readonly publishedMessages: Set<string>;
  /** Idempotency keys, which are the titles too. */
  readonly reportedTickets: Map<string, string>;
  readonly comments: Set<string>;
  /** Reports without an answer: repeated with the same Idempotency-Key. */
  readonly unansweredReports: Set<string>;
  /** Answers that no fault excuses: each is a finding. */
  readonly unexpected: string[];
  /** Requests whose connection broke. */
  unanswered: number;
  /** Requests that were refused with 503 and a time to try again. */
  refused: number;
}

export const emptyLedger = (): Ledger => ({
  startedInstances: new Set(),
  completedTasks: new Set(),
  completedJobs: new Set(),
  publishedMessages: new Set(),
  reportedTickets: new Map(),
  comments: new Set(),
  unansweredReports: new Set(),
  unexpected: [],
  unanswered: 0,
  refused: 0,
});

export const answered = (ledger: Ledger): number =>
  ledger.startedInstances.size +
  ledger.completedTasks.size +
  ledger.completedJobs.size +
  ledger.publishedMessages.size +
  ledger.reportedTickets.size +
  ledger.comments.size;
