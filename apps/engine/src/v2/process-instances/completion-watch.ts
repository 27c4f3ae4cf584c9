import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { Identity } from '../../access/identity.js';
import { LongPolls } from '../../admission/long-polls.js';
import { Database } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import { Executor } from '../../execution/executor.js';
import type { StoredEntry } from '../../execution/scope-entries.js';

/** An instance that somebody waits for. `stop` must be called, whatever happened. */
export interface Watched {
  /** The variables with which it completed; rejects with `wait-expired` when it takes longer. */
  readonly variables: Promise<Variables>;
  stop(): void;
}

export interface ToWatch {
  readonly caseKey: Key;
  readonly processInstanceKey: Key;
  /** Who waits. */
  readonly identity: Identity;
}

interface EndedRow {
  readonly state: string;
  readonly variables: Readonly<Record<string, StoredEntry>> | null;
}

/** Wall time, milliseconds: how late an end is noticed that another engine brought about. */
const lookEvery = 500;

/** `awaitCompletion`: sees the commit in which an instance ends, at once in this engine, soon in any other. */
@Injectable()
export class CompletionWatch {
  constructor(
    private readonly executor: Executor,
    private readonly database: Database,
    private readonly polls: LongPolls,
  ) {}

  /** Throws a refusal where too many wait already. */
  of({ caseKey, processInstanceKey, identity }: ToWatch, milliseconds: number): Watched {
    let stop = (): void => undefined;
    let expire = (): void => undefined;
    // A stopping engine lets nobody wait; the instance goes on, which is what a time-out says.
    const leave = this.polls.enter(identity, () => expire());
    const variables = new Promise<Variables>((resolve, reject) => {
      expire = () => reject(expired(processInstanceKey, milliseconds));
      const timeout = setTimeout(expire, milliseconds);
      const look = () =>
        this.#ended(processInstanceKey)
          .then((row) => {
            if (row?.state === 'completed') resolve(valuesOf(row.variables ?? {}));
            if (row?.state === 'terminated') reject(cancelled(processInstanceKey));
          })
          .catch(reject);
      const forget = this.executor.onCommitted((change) => {
        if (change.caseKey !== caseKey) return;
        const instance = change.state.instances.get(processInstanceKey);
        if (instance && instance.state !== 'active') void look();
      });
      const looking = setInterval(() => void look(), lookEvery);
      stop = () => {
        leave();
        clearTimeout(timeout);
        clearInterval(looking);
        forget();
      };
    });
    // Who stops before it is settled has an error of their own to tell.
    variables.catch(() => undefined);
    return { variables, stop: () => stop() };
  }

  async #ended(processInstanceKey: Key): Promise<EndedRow | undefined> {
    const [row] = await this.database.query<EndedRow>(
      `SELECT p.state, s.variables FROM process_instance p
         LEFT JOIN variable_scope s ON s.root_key = p.root_key AND s.scope_key = p.key
       WHERE p.key = $1 AND p.ended_at IS NOT NULL`,
      [processInstanceKey],
    );
    return row;
  }
}

const valuesOf = (variables: Readonly<Record<string, StoredEntry>>): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value]));

const expired = (key: Key, milliseconds: number): EngineError =>
  new EngineError(
    'wait-expired',
    `Expected process instance ${key} to complete within ${String(milliseconds)} ms, but it still runs. It goes on: look at it with GET /v2/process-instances/${key}.`,
  );

const cancelled = (key: Key): EngineError =>
  new EngineError('wrong-state', `Expected process instance ${key} to complete, but it was cancelled.`);
