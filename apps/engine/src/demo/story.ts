import type { Instant } from '@relevo/bpmn-kernel';
import type { JsonValue, Values } from '@relevo/contracts';
import type { Contact, DemoPeople, DemoReport } from './demo-content.js';
import type { Dice } from './dice.js';

/** `requester` is whoever reported the ticket; anybody else is a user name. */
export type Who = string;
export const requester: Who = 'requester of the ticket';

/** What one person does at one moment: each leaves exactly one record on the ticket. */
export type Act =
  | { readonly kind: 'report' }
  | { readonly kind: 'claim'; readonly elementId: string; readonly by: Who }
  | { readonly kind: 'complete'; readonly elementId: string; readonly by: Who; readonly values: Values }
  | { readonly kind: 'comment'; readonly by: Who; readonly text: string; readonly visibility: 'public' | 'internal' }
  | { readonly kind: 'cancel'; readonly by: Who; readonly reason: string }
  /** The supplier's message `delivery-arrived`. */
  | { readonly kind: 'deliver' };

/** An act, so many working minutes after the one before. */
export interface Step {
  readonly act: Act;
  readonly after: number;
}

const mark = '\u2192 article: ';

/** A form field that names an article, by its id or title; its number is known when it was written. */
export const articleField = (reference: string): string => `${mark}${reference}`;

/** What `articleField` was made of; null: another value. */
export const articleReference = (value: JsonValue): string | null =>
  typeof value === 'string' && value.startsWith(mark) ? value.slice(mark.length) : null;

/** Who plays in one ticket, and what it is about. */
export interface Scene {
  readonly report: DemoReport;
  /** What it is about, without whose it is: the title of an article on it. */
  readonly subject: string;
  /** Title of the article that an earlier ticket on the same report wrote, else the id of a given one; null: none. */
  readonly article: string | null;
  readonly dice: Dice;
  readonly l1: Who;
  readonly l2: Who;
  readonly says: DemoPeople['says'];
}

export interface Scenario {
  readonly name: string;
  readonly process: DemoReport['process'];
  /** Of 200 tickets. */
  readonly share: number;
  /** Hours before the end of the load at which the last act takes place; absent: some time in the 30 days. */
  readonly lastAct?: readonly [number, number];
  readonly suits?: (report: DemoReport) => boolean;
  /** True: later tickets on the same report find its article. */
  readonly writes?: boolean;
  steps(scene: Scene): readonly Step[];
}

export interface PlannedAct {
  readonly at: Instant;
  readonly act: Act;
}

/** One ticket of the demo data, from its report on. */
export interface PlannedTicket {
  /** Idempotency-Key of its report. */
  readonly id: string;
  readonly scenario: string;
  readonly report: Pick<DemoReport, 'process' | 'title' | 'description' | 'values'>;
  /** A user name, or somebody without account. */
  readonly requester: string | Contact;
  readonly acts: readonly PlannedAct[];
}
