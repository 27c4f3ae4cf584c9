import type { PersonRef } from './people.js';
import type { JsonValue, LabelledValue, Timestamp } from './tickets.js';

/** GET /api/tickets/:number/replay: folded from recorded events, never executed again. */
export interface Replay {
  readonly number: string;
  readonly title: string;
  /** Diagrams in force, by definition key; called processes included. */
  readonly diagrams: Readonly<
    Record<
      string,
      { readonly processId: string; readonly name: string; readonly version: number; readonly xml: string }
    >
  >;
  readonly frames: readonly ReplayFrame[];
  readonly chain: { readonly whole: boolean; readonly since: Timestamp; readonly brokenAt: number | null };
}

/** One record of the stream: the state after it. */
export interface ReplayFrame {
  readonly sequence: number;
  readonly at: Timestamp;
  readonly actor: PersonRef | null;
  readonly onBehalfOf: PersonRef | null;
  /** Command in code (`CompleteUserTask`); the screen has words for each. */
  readonly command: string;
  /** The element the command was about. */
  readonly elementId: string | null;
  readonly elementName: string | null;
  /** The diagram to show: that of the instance the command was about. */
  readonly definitionKey: string;
  readonly tokens: readonly ReplayToken[];
  /** Flows taken in this frame, in order. */
  readonly flows: readonly { readonly definitionKey: string; readonly flowId: string }[];
  /** Elements completed in this frame, with which visit of that element it was (1 = first): loops are separate visits. */
  readonly visits: readonly { readonly definitionKey: string; readonly elementId: string; readonly visit: number }[];
  readonly changes: readonly VariableChange[];
  readonly form: {
    readonly label: string;
    readonly version: number | null;
    readonly values: readonly LabelledValue[];
  } | null;
  readonly decisions: readonly {
    readonly decisionId: string;
    readonly version: number;
    readonly rules: readonly string[];
    readonly result: JsonValue;
  }[];
  readonly notes: readonly {
    readonly kind: 'fault' | 'timer' | 'message' | 'notification' | 'warning' | 'comment' | 'event';
    readonly text: string;
  }[];
}

export interface ReplayToken {
  readonly definitionKey: string;
  readonly elementId: string;
  readonly elementKey: string;
  readonly state: 'active' | 'waiting' | 'fault';
}

export interface VariableChange {
  readonly scope: string;
  readonly name: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue;
  readonly erased: boolean;
}

/** GET /api/tickets/:number/history: the records as they are chained. */
export interface HistoryRecordView {
  readonly stream: string;
  readonly sequence: number;
  readonly at: Timestamp;
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  readonly command: string;
  readonly events: readonly JsonValue[];
  readonly previousHash: string;
  readonly hash: string;
}
