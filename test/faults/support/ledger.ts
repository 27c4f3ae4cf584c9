/** What clients were told: an answered command must be there exactly once, an unanswered one at most once. */
export interface Ledger {
  readonly startedInstances: Set<string>;
  readonly completedTasks: Set<string>;
  /** Instance keys whose message publication was answered. */
  readonly publishedMessages: Set<string>;
  /** Idempotency keys, which are the titles too. */
  readonly reportedTickets: Map<string, string>;
  readonly comments: Set<string>;
  /** Reports without an answer: repeated after the restart with the same Idempotency-Key. */
  readonly unansweredReports: Set<string>;
  unanswered: number;
}

export const emptyLedger = (): Ledger => ({
  startedInstances: new Set(),
  completedTasks: new Set(),
  publishedMessages: new Set(),
  reportedTickets: new Map(),
  comments: new Set(),
  unansweredReports: new Set(),
  unanswered: 0,
});

export const answered = ({ startedInstances, completedTasks, publishedMessages, reportedTickets, comments }: Ledger) =>
  startedInstances.size + completedTasks.size + publishedMessages.size + reportedTickets.size + comments.size;
