import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import { GroupDatabase, type Transaction } from '../database/database.js';
import { isRefusal } from '../database/refusal.js';
import { lockCases } from './case-lock.js';
import { CaseStore } from './case-store.js';
import { executeGroup, type GroupResult, recheck } from './command-group.js';
import { EngineEpochs } from './engine-epochs.js';
import type { GroupWatch } from './executor-observer.js';
import { KernelServices } from './kernel-services.js';
import type { LiveCase } from './live-case.js';
import { LostCommits } from './lost-commits.js';
import { runsAlone, type WaitingCommand } from './waiting-command.js';

/** A committed group. */
export interface GroupOutcome extends GroupResult {
  /** Their case was locked by somebody else: nothing was tried. */
  readonly skipped: readonly WaitingCommand[];
  readonly changed: readonly LiveCase[];
  /** Messages that found where to go: deliver them now. */
  readonly deliveries: number;
}

/** lock, load, execute, apply, save, project, commit: several commands in one transaction (design §5). */
@Injectable()
export class GroupTransaction {
  constructor(
    private readonly database: GroupDatabase,
    private readonly epochs: EngineEpochs,
    private readonly store: CaseStore,
    private readonly kernel: KernelServices,
    private readonly commits: LostCommits,
  ) {}

  async run(group: readonly WaitingCommand[], watch: GroupWatch): Promise<GroupOutcome> {
    let transaction: string | undefined;
    let outcome: Omit<GroupOutcome, 'deliveries'> | undefined;
    let deliveries = 0;
    try {
      await this.database.transaction(async (tx) => {
        const locked = await this.#lock(tx, group);
        watch.phaseEnded('lock');
        outcome = await this.#execute(tx, group, locked);
        watch.phaseEnded('execute');
        ({ transaction } = locked);
        deliveries = await this.store.commit(tx, outcome.changed, outcome.also);
      });
    } catch (error) {
      // The connection may break after the server committed and before it said so.
      if (!outcome || transaction === undefined || !(await this.#tookEffect(transaction, outcome, error))) throw error;
      deliveries = UNKNOWN_DELIVERIES;
    }
    if (!outcome) throw new Error('Expected the transaction to have an outcome, but it has none.');
    watch.phaseEnded('commit');
    watch.ended({ committed: true, deadlock: false });
    return { ...outcome, deliveries };
  }

  async #lock(tx: Transaction, group: readonly WaitingCommand[]): Promise<LockedGroup> {
    const mode = group.every(runsAlone) ? 'alone' : 'group';
    const { sequences, epochs, transaction } = await lockCases(tx, caseKeysOf(group), mode);
    return { mode, sequences, transaction, at: this.epochs.obey(epochs) };
  }

  /** Nothing is written yet. */
  async #execute(
    tx: Transaction,
    group: readonly WaitingCommand[],
    { mode, sequences, at }: LockedGroup,
  ): Promise<Omit<GroupOutcome, 'deliveries'>> {
    const cases = await this.store.load(tx, sequences, { caseKeys: openingOf(group), at });
    const isLocked = ({ command }: WaitingCommand) => mode === 'alone' || cases.has(command.caseKey);
    const locked = group.filter(isLocked);
    const result = executeGroup(locked, cases, await recheck(tx, locked), this.kernel.at(at));
    const changed = [...cases.values()].filter((live) => live.changed);
    return { ...result, skipped: group.filter((waiting) => !isLocked(waiting)), changed };
  }

  /** An answer of the server is the answer: only a connection that is gone leaves anything open. */
  #tookEffect(transaction: string, { changed }: Pick<GroupOutcome, 'changed'>, error: unknown): Promise<boolean> {
    return isRefusal(error)
      ? Promise.resolve(false)
      : this.commits.tookEffect(transaction, changed[0]?.records[0] ?? null);
  }
}

/** Committed, and its answers were lost with the connection: whoever delivers looks. */
const UNKNOWN_DELIVERIES = 1;

interface LockedGroup {
  readonly mode: 'alone' | 'group';
  readonly sequences: ReadonlyMap<Key, number>;
  readonly at: Instant;
  /** PostgreSQL's number of the transaction. */
  readonly transaction: string;
}

const caseKeysOf = (group: readonly WaitingCommand[]): Key[] => [
  ...new Set(group.map(({ command }) => command.caseKey)),
];

const openingOf = (group: readonly WaitingCommand[]): ReadonlySet<Key> =>
  new Set(group.filter(({ command }) => command.opens).map(({ command }) => command.caseKey));
