import type { Key, Services } from '@relevo/bpmn-kernel';
import type { Rows, Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { KeysExhausted } from '../keys/keys.js';
import type { Statement } from './executor.js';
import type { LiveCase } from './live-case.js';
import type { WaitingCommand } from './waiting-command.js';
import { CommandWorkspace } from './workspace.js';

/** A command of the group that was executed, and what it answers after COMMIT. */
export interface Executed {
  readonly waiting: WaitingCommand;
  readonly answer: unknown;
}

export interface GroupResult {
  readonly executed: readonly Executed[];
  readonly refused: readonly { readonly waiting: WaitingCommand; readonly error: unknown }[];
  /** Rows that the commands themselves want written. */
  readonly also: readonly Statement[];
  /** The group was full before their turn. */
  readonly deferred: readonly WaitingCommand[];
}

/** Process events of a group, each of them a row or two; a command with more than that runs alone. */
const MOST_EVENTS = 5_000;
/** Milliseconds of executing, while others wait for the answers of what was executed first. */
const LONGEST = 20;

/** Rows that were read again under the lock, by command; nothing for those that wanted none. */
export type Rechecked = ReadonlyMap<WaitingCommand, Rows>;

/** In one flight, before anything of the group is executed. */
export const recheck = async (tx: Transaction, group: readonly WaitingCommand[]): Promise<Rechecked> => {
  const wanting = group.flatMap((waiting) =>
    waiting.command.recheck ? [{ waiting, ...waiting.command.recheck }] : [],
  );
  const answers = await tx.queryAll(wanting);
  return new Map(wanting.map(({ waiting }, index) => [waiting, answers[index] ?? []]));
};

/**
 * Executes the commands of a group one after another on their locked cases, up to the bounds of a group; nothing is
 * written yet.
 */
export const executeGroup = (
  group: readonly WaitingCommand[],
  cases: ReadonlyMap<Key, LiveCase>,
  rechecked: Rechecked,
  services: Services,
): GroupResult => {
  const executed: Executed[] = [];
  const refused: { waiting: WaitingCommand; error: unknown }[] = [];
  const also: Statement[] = [];
  const until = performance.now() + LONGEST;
  let events = 0;
  for (const [index, waiting] of group.entries()) {
    try {
      const done = execute(waiting, cases, rechecked.get(waiting) ?? [], services);
      const size = done.workspace.events.length;
      if (size > MOST_EVENTS) waiting.large = true;
      const full = events + size > MOST_EVENTS || performance.now() > until;
      if (executed.length > 0 && full) return { executed, refused, also, deferred: group.slice(index) };
      // Before it is accepted: what fails here must leave nothing of the command.
      const rows = waiting.command.also?.(done.answer) ?? [];
      done.live.accept(waiting.command, done.workspace);
      events += size;
      executed.push({ waiting, answer: done.answer });
      also.push(...rows);
    } catch (error) {
      if (error instanceof KeysExhausted) throw error;
      refused.push({ waiting, error });
    }
  }
  return { executed, refused, also, deferred: [] };
};

/** On a working copy: nothing of it stands until it is accepted. */
const execute = (
  { command }: WaitingCommand,
  cases: ReadonlyMap<Key, LiveCase>,
  rechecked: Rows,
  services: Services,
) => {
  const live = cases.get(command.caseKey);
  if (!live) throw noSuchCase(command.caseKey);
  const { caseKey, state, ticket } = live;
  const workspace = new CommandWorkspace({ caseKey, state, ticket, rechecked }, services);
  const answer = command.perform(workspace);
  if (command.opens && live.exists && workspace.events.length > 0) throw openedBefore(command.caseKey);
  return { live, workspace, answer };
};

/** Two commands that open the same case (a report sent twice): one does, the other changes nothing. */
const openedBefore = (caseKey: Key): EngineError =>
  new EngineError('already-exists', `Expected a new case, but ${caseKey} was opened already. Look at that one.`);

const noSuchCase = (caseKey: Key): EngineError =>
  new EngineError('not-found', `Expected a case with the key ${caseKey}, but there is none. Look it up again.`);
