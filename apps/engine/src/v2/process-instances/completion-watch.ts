import { Injectable } from '@nestjs/common';
import type { CaseState, Key, Variables } from '@relevo/bpmn-kernel';
import { EngineError } from '../../errors/engine-error.js';
import { Executor } from '../../execution/executor.js';

/** An instance that somebody waits for. `stop` must be called, whatever happened. */
export interface Watched {
  /** The variables with which it completed; rejects with `wait-expired` when it takes longer. */
  readonly variables: Promise<Variables>;
  stop(): void;
}

/** `awaitCompletion`: sees the commit in which an instance ends, in this engine. */
@Injectable()
export class CompletionWatch {
  constructor(private readonly executor: Executor) {}

  of(caseKey: Key, processInstanceKey: Key, milliseconds: number): Watched {
    let stop = (): void => undefined;
    const variables = new Promise<Variables>((resolve, reject) => {
      const timeout = setTimeout(() => reject(expired(processInstanceKey, milliseconds)), milliseconds);
      const forget = this.executor.onCommitted((change) => {
        if (change.caseKey !== caseKey) return;
        const instance = change.state.instances.get(processInstanceKey);
        if (instance?.state === 'completed') resolve(variablesOf(change.state, processInstanceKey));
        if (instance?.state === 'terminated') reject(cancelled(processInstanceKey));
      });
      stop = () => {
        clearTimeout(timeout);
        forget();
      };
    });
    // Who stops before it is settled has an error of their own to tell.
    variables.catch(() => undefined);
    return { variables, stop: () => stop() };
  }
}

const variablesOf = (state: CaseState, scopeKey: Key): Variables => {
  const entries = Object.entries(state.variables.get(scopeKey)?.variables ?? {});
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
};

const expired = (key: Key, milliseconds: number): EngineError =>
  new EngineError(
    'wait-expired',
    `Expected process instance ${key} to complete within ${String(milliseconds)} ms, but it still runs. It goes on: look at it with GET /v2/process-instances/${key}.`,
  );

const cancelled = (key: Key): EngineError =>
  new EngineError('wrong-state', `Expected process instance ${key} to complete, but it was cancelled.`);
