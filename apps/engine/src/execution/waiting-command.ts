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
/** Of these the engine's own (timers, deliveries) at most so many: a person's command waits no longer than for them. */
const GROUP_OWN = 50;
/** After so many, a command waits for its case by itself. */
const MOST_SKIPS = 3;

export const runsAlone = ({ skips, failures, large }: WaitingCommand): boolean =>
  skips >= MOST_SKIPS || failures > 0 || large;

/** What is read again under the lock is read before the group runs: of two that read the same, one waits for the next group. */
const recheckOf = ({ command: { recheck } }: WaitingCommand): string =>
  recheck ? JSON.stringify([recheck.text, recheck.values]) : '';

const isOwn = ({ command: { actor } }: WaitingCommand): boolean => actor.kind === 'engine';

/**
 * First come, first served per case; a case that is being worked on keeps its later commands waiting. Ten thousand timers
 * of one second stand behind the people of that second, and are given a share all the same: of one group at a time, so
 * that the next one, which is the people's alone, begins as soon as they come.
 */
export class CommandQueue {
  #people: WaitingCommand[] = [];
  #own: WaitingCommand[] = [];
  readonly #busy = new Set<Key>();
  /** The engine's own of the group under way that has some. */
  #ownUnderWay = 0;
  /** The last group was one of the engine's own that runs alone. */
  #loneWent = false;

  get size(): number {
    return this.#people.length + this.#own.length;
  }

  push(command: WaitingCommand): void {
    (isOwn(command) ? this.#own : this.#people).push(command);
  }

  /** Back to the front: what was skipped or failed is first again. */
  putBack(commands: readonly WaitingCommand[]): void {
    this.#people.unshift(...commands.filter((command) => !isOwn(command)));
    this.#own.unshift(...commands.filter(isOwn));
  }

  /** The next group, its cases busy until `release`; empty when nothing can run now. */
  take(): WaitingCommand[] {
    const group = new Group(this.#busy);
    const own = this.#ownUnderWay > 0 ? 0 : Math.min(this.#own.length, GROUP_OWN);
    this.#loneWent = own > 0 && this.#ownIsLone && !this.#loneWent;
    if (this.#loneWent) this.#own = group.fill(this.#own, own);
    this.#people = group.fill(this.#people, GROUP_COMMANDS - own);
    if (!this.#loneWent) this.#own = group.fill(this.#own, own);
    this.#ownUnderWay += group.commands.filter(isOwn).length;
    for (const { command } of group.commands) this.#busy.add(command.caseKey);
    return group.commands;
  }

  /** It would never be alone while people come: every second group may be it. */
  get #ownIsLone(): boolean {
    const [first] = this.#own;
    return first !== undefined && runsAlone(first);
  }

  release(group: readonly WaitingCommand[]): void {
    this.#ownUnderWay -= group.filter(isOwn).length;
    for (const { command } of group) this.#busy.delete(command.caseKey);
  }
}

/** A group that comes to be. */
class Group {
  readonly commands: WaitingCommand[] = [];
  readonly #blocked: Set<Key>;
  readonly #rechecks = new Set<string>();

  constructor(busy: ReadonlySet<Key>) {
    this.#blocked = new Set(busy);
  }

  /** Takes at most so many of those that wait; answers who is left, in their order. */
  fill(waiting: readonly WaitingCommand[], most: number): WaitingCommand[] {
    const left: WaitingCommand[] = [];
    let taken = 0;
    for (const [index, next] of waiting.entries()) {
      if (taken === most || this.#full) return [...left, ...waiting.slice(index)];
      if (this.#takes(next)) taken += 1;
      else left.push(next);
    }
    return left;
  }

  /** Nobody joins a command that runs alone. */
  get #full(): boolean {
    const [first] = this.commands;
    return first !== undefined && runsAlone(first);
  }

  #takes(waiting: WaitingCommand): boolean {
    const { caseKey } = waiting.command;
    const reads = recheckOf(waiting);
    const fits = this.commands.length === 0 || !runsAlone(waiting);
    if (fits && !this.#blocked.has(caseKey) && !this.#rechecks.has(reads)) {
      this.commands.push(waiting);
      if (reads !== '') this.#rechecks.add(reads);
      return true;
    }
    this.#blocked.add(caseKey);
    return false;
  }
}
