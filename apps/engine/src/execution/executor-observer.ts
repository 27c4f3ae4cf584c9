import type { CaseCommand } from './executor.js';

/** A command that has been answered, after COMMIT or with a refusal. */
export interface CommandEnd {
  readonly command: CaseCommand<unknown>;
  /** Unique over all engines, for logs and traces. */
  readonly commandId: string;
  /** Number of the case's ticket; null where it has none, or was never looked at. */
  readonly ticket: string | null;
  /** From being taken in until the answer, wall time. */
  readonly milliseconds: number;
  /** What was thrown; absent: it was done. */
  readonly failure?: { readonly error: unknown };
}

/** Of a group's transaction, in this order; each lasts from the one before. What is written goes out with the commit. */
export type GroupPhase = 'lock' | 'execute' | 'commit';

/** One transaction of a group. */
export interface GroupWatch {
  /** This phase has ended. */
  phaseEnded(phase: GroupPhase): void;
  /** `deadlock`: PostgreSQL reported one. */
  ended(outcome: { readonly committed: boolean; readonly deadlock: boolean }): void;
}

/** Sees commands; must not throw, and must cost next to nothing. */
export interface CommandObserver {
  /** Taken in; the same object comes again in its group and at its end. */
  readonly commandStarted?: (command: CaseCommand<unknown>) => void;
  readonly commandEnded?: (end: CommandEnd) => void;
  readonly groupStarted?: (commands: readonly CaseCommand<unknown>[]) => GroupWatch;
}

/** Everybody who watches the executor (an injection token); without any it runs unseen. */
export abstract class ExecutorObserver implements CommandObserver {
  abstract commandStarted(command: CaseCommand<unknown>): void;
  abstract commandEnded(end: CommandEnd): void;
  abstract groupStarted(commands: readonly CaseCommand<unknown>[]): GroupWatch;
}

const unseenGroup: GroupWatch = { phaseEnded: () => undefined, ended: () => undefined };

export const unseen: ExecutorObserver = {
  commandStarted: () => undefined,
  commandEnded: () => undefined,
  groupStarted: () => unseenGroup,
};

/** Several as one. */
export class ExecutorObservers extends ExecutorObserver {
  constructor(private readonly observers: readonly CommandObserver[]) {
    super();
  }

  commandStarted(command: CaseCommand<unknown>): void {
    for (const observer of this.observers) observer.commandStarted?.(command);
  }

  commandEnded(end: CommandEnd): void {
    for (const observer of this.observers) observer.commandEnded?.(end);
  }

  groupStarted(commands: readonly CaseCommand<unknown>[]): GroupWatch {
    const watches = this.observers.flatMap((observer) => observer.groupStarted?.(commands) ?? []);
    return {
      phaseEnded: (phase) => watches.forEach((watch) => watch.phaseEnded(phase)),
      ended: (outcome) => watches.forEach((watch) => watch.ended(outcome)),
    };
  }
}
