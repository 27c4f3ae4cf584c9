import type { CaseState, Command, Instant, Key, ProcessEvent, Services } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import type { Statement } from '../database/database.js';
import type { TicketEvent, TicketState } from '../tickets/ticket-state.js';

export type { Statement } from '../database/database.js';

export type CaseEvent = ProcessEvent | TicketEvent;

/** A locked case, while one command is being executed on a working copy of it. */
export interface CaseWorkspace {
  readonly caseKey: Key;
  readonly now: Instant;
  /** As it is after everything run so far. */
  readonly state: CaseState;
  readonly ticket: TicketState | null;
  readonly services: Services;
  /** Executes a kernel command and applies its events; throws EngineError for a Rejection. */
  run(command: Command): readonly ProcessEvent[];
  /** Records a fact of the ticket (comment, link, …) and applies it. */
  record(event: TicketEvent): void;
  /** The rows of the command's `recheck`; empty without one. */
  readonly rechecked: readonly Readonly<Record<string, unknown>>[];
}

/**
 * One command on one case. `perform` decides under the lock: access check first, then `run` and `record`.
 * It is synchronous and touches nothing but the workspace: it may be executed again from reloaded state.
 */
export interface CaseCommand<Answer> {
  /** Name in the history: `CompleteUserTask`, `ReportTicket`. */
  readonly name: string;
  readonly caseKey: Key;
  /** True: the case does not exist yet and this command opens it. */
  readonly opens?: boolean;
  readonly actor: Actor;
  /** Read under the case's lock for `perform`: what is no case state (a lease, whether an item still waits). */
  readonly recheck?: Statement;
  readonly perform: (workspace: CaseWorkspace) => Answer;
  /** Rows of the command's own, written in its transaction, also when nothing happened in the case. */
  readonly also?: (answer: Answer) => readonly Statement[];
}

/** What one committed command changed; projections and live updates read it. */
export interface CaseChange {
  readonly caseKey: Key;
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: string;
  readonly events: readonly CaseEvent[];
  readonly before: { readonly ticket: TicketState | null; readonly state: CaseState };
  readonly state: CaseState;
  readonly ticket: TicketState | null;
}

/** Writes derived rows in the commands' own transaction. Pure: from what a group changed to few bulk statements. */
export interface CaseProjection {
  project(changes: readonly CaseChange[]): readonly Statement[];
}

/** Injection token of the list of projections. */
export const CASE_PROJECTIONS = Symbol('CASE_PROJECTIONS');

/** lock, load, execute, apply, save, project, commit, publish (an injection token). */
export abstract class Executor {
  abstract submit<Answer>(command: CaseCommand<Answer>): Promise<Answer>;
  /** Resolves when everything internal that this engine knows to be due (messages, starts) has been delivered. */
  abstract settled(): Promise<void>;
  /** Called after each commit, in order per case; never inside the transaction. */
  abstract onCommitted(listener: (change: CaseChange) => void): () => void;
}
