import type { Instant, Key } from '@relevo/bpmn-kernel';

/** The ticket's own facts; everything else of a ticket is derived from its live tokens (design §5). */
export interface TicketState {
  readonly caseKey: Key;
  /** INC-000123 */
  readonly number: string;
  readonly title: string;
  readonly description: string;
  /** User name; for a person without account `mail:<address>`. */
  readonly requesterId: string;
  readonly requesterName: string;
  readonly requesterMail: string | null;
  readonly processInstanceKey: Key;
  readonly openedAt: Instant;
}

export type TicketEvent =
  | { readonly type: 'TicketOpened'; readonly ticket: TicketState }
  | {
      readonly type: 'CommentAdded';
      readonly commentKey: Key;
      readonly author: string;
      readonly authorName: string;
      readonly visibility: 'public' | 'internal';
      readonly text: string;
    }
  /** `tokenHash`: SHA-256 of the secret, which is kept nowhere. */
  | {
      readonly type: 'TrackingLinkIssued';
      readonly linkKey: Key;
      readonly tokenHash: string;
      readonly expiresAt: Instant | null;
    }
  | { readonly type: 'TrackingLinkWithdrawn'; readonly linkKey: Key }
  | {
      readonly type: 'ArticleLinked';
      readonly articleKey: Key;
      readonly version: number;
      readonly use: 'applied' | 'written' | 'improved';
    }
  /** What people wrote in this case was erased, with everything that was computed from it: so many values. */
  | { readonly type: 'ValuesErased'; readonly values: number; readonly reason: string };

export const ticketValueFields = {
  TicketOpened: [
    'ticket.title',
    'ticket.description',
    'ticket.requesterName',
    'ticket.requesterMail',
    'ticket.requesterId',
  ],
  CommentAdded: ['text', 'authorName'],
  TrackingLinkIssued: [],
  TrackingLinkWithdrawn: [],
  ArticleLinked: [],
  ValuesErased: ['reason'],
} as const satisfies Record<TicketEvent['type'], readonly string[]>;

/** What stands where a person's words stood. */
export const erasedText = '(erased)';
/** Whoever asked is nobody any more; no user name has a colon. */
export const erasedPerson = 'erased:';

const withoutValues = (ticket: TicketState): TicketState => ({
  ...ticket,
  ...{ title: erasedText, description: '', requesterId: erasedPerson, requesterName: erasedText, requesterMail: null },
});

export const applyTicketEvent = (state: TicketState | null, event: TicketEvent): TicketState | null => {
  if (event.type === 'TicketOpened') return event.ticket;
  return event.type === 'ValuesErased' && state ? withoutValues(state) : state;
};
