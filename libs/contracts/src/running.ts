import type { Group, PersonRef } from './people.js';
import type { Timestamp } from './tickets.js';

/**
 * How long is waited at an element, against what is usual there and against due dates: `longer` is twice the usual,
 * `much-longer` four times; `unknown`: too few have been there to compare.
 */
export type ElementHeat = 'unknown' | 'usual' | 'longer' | 'much-longer' | 'overdue';

export interface RunningElement {
  readonly elementId: string;
  readonly label: string;
  /** Cases that are at it now. */
  readonly tickets: number;
  /** Since when the one waits that came first. */
  readonly since: Timestamp;
  readonly overdue: number;
  /** Milliseconds that half of those who were here lately took at most; null: too few to say. */
  readonly usual: number | null;
  readonly heat: ElementHeat;
}

export interface StuckElement {
  readonly elementId: string;
  readonly label: string;
  readonly tickets: number;
  readonly since: Timestamp;
  /** Of the fault of the one that is stuck longest. */
  readonly code: string;
  /** Why the first one is stuck: "Expected X, but Y", then the way out. */
  readonly message: string;
}

/** GET /api/processes/:id/running?version= */
export interface RunningProcess {
  readonly elements: readonly RunningElement[];
  /** The longest stuck first. */
  readonly stuck: readonly StuckElement[];
  readonly running: number;
  /** Not all were looked at: there are more than this. */
  readonly atMost: number | null;
}

/** GET /api/processes/:id/running/tickets?element=&version=&stuck=&cursor=&limit=, the longest waiting first */
export interface RunningTicket {
  readonly key: string;
  /** Null: an instance without a ticket, or one that the reader may not see. */
  readonly number: string | null;
  readonly title: string | null;
  readonly elementId: string;
  readonly label: string;
  readonly version: number;
  readonly since: Timestamp;
  readonly holder: PersonRef | null;
  readonly group: Pick<Group, 'id' | 'name'> | null;
  readonly dueAt: Timestamp | null;
  readonly overdue: boolean;
  /** Why it is stuck. */
  readonly stuck: string | null;
}

/** One ticket at one element. */
export interface Passage {
  readonly number: string | null;
  readonly title: string | null;
  readonly elementId: string;
  readonly label: string;
  readonly at: Timestamp;
  /** Is it there still? */
  readonly here: boolean;
  readonly step: string | null;
  readonly holder: PersonRef | null;
  readonly group: Pick<Group, 'id' | 'name'> | null;
  readonly closed: boolean;
  readonly stuck: boolean;
}

/** GET /api/processes/:id/versions/:version/passages?elements=, newest first */
export interface Passages {
  /** Tickets that follow this version. */
  readonly begun: number;
  readonly items: readonly Passage[];
}

/** POST /api/processes/:id/versions/:version/publish: an old version as a new one. 409 `newer-version` with `newest`. */
export interface PublishAgain {
  /** The newest version that the person has seen. */
  readonly newest: number;
  readonly note: string;
}
