import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Database, type Transaction } from '../database/database.js';
import { lockCases } from './case-lock.js';
import { CaseStore } from './case-store.js';
import { executeGroup, type GroupResult } from './command-group.js';
import { EngineEpochs } from './engine-epochs.js';
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
  /** PostgreSQL's number of the transaction. */
  readonly transaction: string;
}

/** lock, load, execute, apply, save, project, commit: several commands in one transaction (design §5). */
@Injectable()
export class GroupTransaction {
  constructor(
    private readonly database: Database,
    private readonly epochs: EngineEpochs,
    private readonly store: CaseStore,
    private readonly kernel: KernelServices,
    private readonly commits: LostCommits,
  ) {}

  async run(group: readonly WaitingCommand[]): Promise<GroupOutcome> {
    let outcome: GroupOutcome | undefined;
    try {
      await this.database.transaction(async (tx) => {
        outcome = await this.#attempt(tx, group);
      });
    } catch (error) {
      // The connection may break after the server committed and before it said so.
      if (!outcome || !(await this.commits.tookEffect(outcome.transaction))) throw error;
    }
    if (!outcome) throw new Error('Expected the transaction to have an outcome, but it has none.');
    return outcome;
  }

  async #attempt(tx: Transaction, group: readonly WaitingCommand[]): Promise<GroupOutcome> {
    const mode = group.every(runsAlone) ? 'alone' : 'group';
    const { sequences, epochs, transaction } = await lockCases(tx, caseKeysOf(group), mode);
    const at = this.epochs.obey(epochs);
    const cases = await this.store.load(tx, sequences, { caseKeys: openingOf(group), at });
    const locked = ({ command }: WaitingCommand) => mode === 'alone' || cases.has(command.caseKey);
    const result = await executeGroup(tx, group.filter(locked), cases, this.kernel.at(at));
    const changed = [...cases.values()].filter((live) => live.changed);
    const deliveries = await this.store.write(tx, changed, result.also);
    return { ...result, skipped: group.filter((waiting) => !locked(waiting)), changed, deliveries, transaction };
  }
}

const caseKeysOf = (group: readonly WaitingCommand[]): Key[] => [
  ...new Set(group.map(({ command }) => command.caseKey)),
];

const openingOf = (group: readonly WaitingCommand[]): ReadonlySet<Key> =>
  new Set(group.filter(({ command }) => command.opens).map(({ command }) => command.caseKey));
