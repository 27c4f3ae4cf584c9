import type { NotificationDelivery } from './outbox.js';
import type { PersonRef } from './people.js';

/** Values of `relevo:status`; derived from live tokens, never assigned (design §5). */
export type TicketStatus =
  'new' | 'in-progress' | 'waiting-requester' | 'waiting-supplier' | 'resolved' | 'closed' | 'cancelled';

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';

/** ISO 8601, UTC, milliseconds. */
export type Timestamp = string;

/** A JSON value as forms and variables hold it. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };
export type Values = { readonly [name: string]: JsonValue };

export interface TicketSummary {
  readonly number: string;
  readonly caseKey: string;
  readonly title: string;
  readonly requester: PersonRef;
  readonly processId: string;
  readonly processName: string;
  readonly status: TicketStatus;
  /** Label of the live step, for staff; null when nothing is live. */
  readonly step: string | null;
  /** What the requester reads. */
  readonly publicStep: string | null;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly holder: PersonRef | null;
  readonly priority: Priority | null;
  readonly openedAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly dueAt: Timestamp | null;
  readonly closedAt: Timestamp | null;
  readonly hasFault: boolean;
}

export interface TicketDetail extends TicketSummary {
  readonly description: string;
  readonly category: string | null;
  readonly resolution: string | null;
  readonly definitionKey: string;
  readonly definitionVersion: number;
  /** The newest published version, where it differs: "a newer flow exists". */
  readonly newestVersion: number;
  /** Open tasks that the caller may see, next one first. */
  readonly tasks: readonly TaskSummary[];
  readonly faults: readonly FaultView[];
  /** Sequence of the last history record: compares with live messages. */
  readonly sequence: number;
}

export interface FaultView {
  readonly key: string;
  readonly elementId: string;
  readonly elementName: string | null;
  readonly code: string;
  readonly message: string;
  readonly raisedAt: Timestamp;
}

/** GET /api/catalogue: what a requester may report or ask for. One item per process that a person may start. */
export interface CatalogueItem {
  readonly processId: string;
  /** `relevo:catalogueName` (and `.es`), else the process's name. */
  readonly name: string;
  readonly description: string | null;
  /** The start form (form-js schema); null: title and description alone. */
  readonly form: Values | null;
}

/** POST /api/tickets. Needs no account when `contact` is given. `Idempotency-Key` makes a repeat answer the same ticket. */
export interface ReportTicket {
  readonly processId: string;
  readonly title: string;
  readonly description: string;
  /** Fields of the start form. */
  readonly values?: Values;
  /** For a person without session: who they are. */
  readonly contact?: { readonly name: string; readonly mail: string };
  /** Staff may report for somebody else: a user name. */
  readonly onBehalfOf?: string;
}

export interface ReportedTicket {
  readonly number: string;
  readonly caseKey: string;
  /** Path with the secret; shown once, only its hash is kept. */
  readonly trackingPath: string;
  /** "We answer by …" where the flow sets a due date. */
  readonly answerBy: Timestamp | null;
}

export interface Comment {
  readonly key: string;
  readonly author: PersonRef;
  readonly text: string;
  readonly visibility: 'public' | 'internal';
  readonly at: Timestamp;
}

/** One stream of people's words and the engine's facts, oldest first. */
export type TimelineEntry =
  | {
      readonly kind: 'opened';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly by: PersonRef;
      readonly text: string;
    }
  | { readonly kind: 'comment'; readonly at: Timestamp; readonly sequence: number; readonly comment: Comment }
  | {
      readonly kind: 'task-completed';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly by: PersonRef | null;
      readonly elementId: string;
      readonly label: string;
      /** What was filled in, with the form's labels. */
      readonly values: readonly LabelledValue[];
    }
  | {
      readonly kind: 'task-assigned';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly by: PersonRef | null;
      readonly label: string;
      readonly assignee: PersonRef | null;
    }
  | {
      readonly kind: 'step';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly elementId: string;
      readonly label: string;
      readonly group: string | null;
    }
  | {
      readonly kind: 'notification';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly to: string;
      readonly text: string;
      readonly sent: boolean;
      readonly delivery: NotificationDelivery;
    }
  | { readonly kind: 'timer'; readonly at: Timestamp; readonly sequence: number; readonly label: string }
  | {
      readonly kind: 'decision';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly label: string;
      readonly result: JsonValue;
      readonly rules: readonly string[];
    }
  | {
      readonly kind: 'fault';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly label: string;
      readonly message: string;
    }
  | {
      readonly kind: 'warning';
      readonly at: Timestamp;
      readonly sequence: number;
      readonly label: string;
      readonly message: string;
    }
  /** A signal, an escalation, … in plain words. */
  | { readonly kind: 'event'; readonly at: Timestamp; readonly sequence: number; readonly text: string }
  | { readonly kind: 'closed'; readonly at: Timestamp; readonly sequence: number; readonly status: TicketStatus };

export interface LabelledValue {
  readonly name: string;
  readonly label: string;
  /** null with `erased` true: a person's words were erased. */
  readonly value: JsonValue;
  readonly erased: boolean;
}

/** GET /api/tickets/:number/diagram: where it is now. */
export interface TicketDiagram {
  readonly definitionKey: string;
  readonly processId: string;
  readonly version: number;
  readonly xml: string;
  readonly tokens: readonly DiagramToken[];
}

export interface DiagramToken {
  readonly elementId: string;
  readonly count: number;
  readonly state: 'active' | 'waiting' | 'fault';
}

/** GET /api/tickets/:number/variables, for staff: what the case knows now; `scope` is a process or an element id. */
export interface TicketVariables {
  readonly ticket: Values;
  readonly scopes: readonly { readonly scope: string; readonly values: Values }[];
}

/** GET /api/tickets/:number/links: never the secret. */
export interface TrackingLink {
  readonly key: string;
  readonly issuedAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  readonly withdrawnAt: Timestamp | null;
}

/** POST /api/tickets/:number/links. The path holds the secret and is shown this once. */
export interface IssuedTrackingLink {
  readonly key: string;
  readonly trackingPath: string;
}

/** POST /api/tickets/:number/comments; `internal` is never shown to requesters. */
export interface AddComment {
  readonly text: string;
  readonly visibility: 'public' | 'internal';
}

export interface TaskSummary {
  readonly key: string;
  readonly ticket: Pick<TicketSummary, 'number' | 'title' | 'requester' | 'priority' | 'status' | 'openedAt'>;
  readonly elementId: string;
  readonly label: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly assignee: PersonRef | null;
  readonly dueAt: Timestamp | null;
  readonly createdAt: Timestamp;
}

export interface TaskDetail extends TaskSummary {
  /** What the caller may do now. */
  readonly may: {
    readonly claim: boolean;
    readonly release: boolean;
    readonly complete: boolean;
    readonly assign: boolean;
  };
  /** Who gave it and what they said: the step before. */
  readonly from: {
    readonly by: PersonRef | null;
    readonly label: string;
    readonly at: Timestamp;
    readonly values: readonly LabelledValue[];
  } | null;
  readonly form: TaskForm;
  /** Visible variables that the form shows or edits. */
  readonly data: Values;
  readonly draft: TaskDraft | null;
}

/** `schema` is form-js JSON. The default form has the fields `done` (what was done) and `note`, and the outcome buttons. */
export interface TaskForm {
  readonly schema: Values;
  readonly version: number | null;
  readonly buttons: readonly { readonly label: string; readonly values: Values }[];
}

export interface TaskDraft {
  readonly revision: number;
  readonly values: Values;
  readonly by: PersonRef;
  readonly keptAt: Timestamp;
}

/** PUT /api/tasks/:key/draft; 409 `stale-draft` carries the kept one in `draft` and loses neither text. */
export interface KeepTaskDraft {
  /** Revision the client started from; 0 for the first. */
  readonly revision: number;
  readonly values: Values;
}

/** POST /api/tasks/:key/complete */
export interface CompleteTask {
  readonly values: Values;
}

/** GET /api/tasks/next */
export interface NextTask {
  readonly task: TaskSummary | null;
  /** Codes in the order they decided: why this one. */
  readonly why: readonly ('overdue' | 'due-first' | 'highest-priority' | 'oldest' | 'already-yours')[];
}

/** GET /api/tracking/:token: all that a link shows. */
export interface TrackingPage {
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly requesterName: string;
  readonly status: TicketStatus;
  readonly openedAt: Timestamp;
  readonly closedAt: Timestamp | null;
  /** Done steps, then the live ones; repeated public labels next to each other are one. */
  readonly steps: readonly {
    readonly label: string;
    readonly state: 'done' | 'now';
    readonly at: Timestamp;
    readonly expectedAt: Timestamp | null;
  }[];
  /** The requester's own open step, when it is their turn. */
  readonly turn: {
    readonly taskKey: string;
    readonly question: string;
    readonly form: TaskForm;
    readonly data: Values;
  } | null;
  /** What is said to solve it: shown while it is theirs to test, and when it is over. */
  readonly resolution: string | null;
  readonly conversation: readonly Comment[];
  /** `sent`: also by mail. */
  readonly notifications: readonly { readonly at: Timestamp; readonly text: string; readonly sent: boolean }[];
}
