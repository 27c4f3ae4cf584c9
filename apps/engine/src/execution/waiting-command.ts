import type { Key } from '@relevo/bpmn-kernel';
import type { CaseCommand } from './executor.js';

/** A command and whoever waits for its answer. Answers come after COMMIT, refusals when they are decided. */
export interface WaitingCommand {
  readonly command: CaseCommand<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** How often its case was locked by somebody else. */
  skips: number;
  /** Transactions of it that failed. */
  failures: number;
  /** Too large for a group: it was seen when it was tried in one. */
  large: boolean;
}

const GROUP_COMMANDS = 100;
/** After so many, a command waits for its case by itself. */
const MOST_SKIPS = 3;

export const runsAlone = ({ skips, failures, large }: WaitingCommand): boolean =>
  skips >= MOST_SKIPS || failures > 0 || large;

/** What is read again under the lock is read before the group runs: of two that read the same, one waits for the next group. */
const recheckOf = ({ command: { recheck } }: WaitingCommand): string =>
  recheck ? JSON.stringify([recheck.text, recheck.values]) : '';

/** First come, first served per case; a case that is being worked on keeps its later commands waiting. */
export class CommandQueue {
  #waiting: WaitingCommand[] = [];
  readonly #busy = new Set<Key>();

  get size(): number {
    return this.#waiting.length;
  }

  push(command: WaitingCommand): void {
    this.#waiting.push(command);
  }

  /** Back to the front: what was skipped or failed is first again. */
  putBack(commands: readonly WaitingCommand[]): void {
    this.#waiting.unshift(...commands);
  }

  /** The next group, its cases busy until `release`; empty when nothing can run now. */
  take(): WaitingCommand[] {
    const group: WaitingCommand[] = [];
    const left: WaitingCommand[] = [];
    const blocked = new Set(this.#busy);
    const rechecks = new Set<string>();
    for (const waiting of this.#waiting) {
      const { caseKey } = waiting.command;
      const alone = runsAlone(waiting);
      const first = group[0];
      const fits = !first || (!alone && !runsAlone(first) && group.length < GROUP_COMMANDS);
      const reads = recheckOf(waiting);
      if (fits && !blocked.has(caseKey) && !rechecks.has(reads)) {
        group.push(waiting);
        if (reads !== '') rechecks.add(reads);
      } else {
        left.push(waiting);
        blocked.add(caseKey);
      }
    }
    this.#waiting = left;
    for (const { command } of group) this.#busy.add(command.caseKey);
    return group;
  }

  release(group: readonly WaitingCommand[]): void {
    for (const { command } of group) this.#busy.delete(command.caseKey);
  }
}
