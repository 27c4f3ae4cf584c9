import type { PersonRef } from './people.js';
import type { Timestamp } from './tickets.js';

/** GET /api/processes/:id/comments: all that is pinned to its drawing, the oldest first. */
export interface DiagramComment {
  readonly id: string;
  readonly elementId: string;
  /** As the element was called then: it may have been deleted since. */
  readonly elementName: string;
  /** The comment that this answers; null where it begins a thread. */
  readonly replyTo: string | null;
  readonly text: string;
  readonly at: Timestamp;
  readonly author: PersonRef;
  /** Of the comment that begins a thread; null while it is open, and on answers. */
  readonly resolved: { readonly at: Timestamp; readonly by: PersonRef } | null;
}

/** POST /api/processes/:id/comments */
export interface WriteDiagramComment {
  readonly elementId: string;
  readonly elementName: string;
  readonly replyTo?: string | undefined;
  readonly text: string;
}

/** PUT /api/processes/:id/comments/:comment/resolution */
export interface ResolveDiagramComment {
  readonly resolved: boolean;
}
