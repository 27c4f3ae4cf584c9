import { randomBytes } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import { CommandGate } from '../admission/command-gate.js';
import { requestOf } from '../requests/request-context.js';
import { type CaseChange, type CaseCommand, type CaseWorkspace, Executor } from './executor.js';
import { ExecutorObserver, unseen } from './executor-observer.js';
import { PostgresExecutor } from './postgres-executor.js';

/** The executor's door: bounds what waits, and tells the observers what became of it. */
@Injectable()
export class AdmittingExecutor extends Executor {
  readonly #observer: ExecutorObserver;
  readonly #prefix = randomBytes(4).toString('hex');
  #count = 0;

  constructor(
    private readonly inner: PostgresExecutor,
    @Optional() private readonly gate?: CommandGate,
    @Optional() observer?: ExecutorObserver,
  ) {
    super();
    this.#observer = observer ?? unseen;
  }

  async submit<Answer>(command: CaseCommand<Answer>): Promise<Answer> {
    const leave = this.gate?.enter(command.actor, requestOf(command.actor)?.bytes ?? 0);
    const began = performance.now();
    const seen = { ticket: null as string | null };
    const observed = noticing(command, seen);
    const ended = (failure?: { readonly error: unknown }): void =>
      this.#observer.commandEnded({
        command: observed as CaseCommand<unknown>,
        commandId: `${this.#prefix}-${(this.#count += 1).toString(36)}`,
        ticket: seen.ticket,
        milliseconds: performance.now() - began,
        ...(failure && { failure }),
      });
    this.#observer.commandStarted(observed as CaseCommand<unknown>);
    try {
      const answer = await this.inner.submit(observed);
      ended();
      return answer;
    } catch (error) {
      ended({ error });
      throw error;
    } finally {
      leave?.();
    }
  }

  settled(): Promise<void> {
    return this.inner.settled();
  }

  onCommitted(listener: (change: CaseChange) => void): () => void {
    return this.inner.onCommitted(listener);
  }
}

/** The number of the ticket is known only while the command looks at its case. */
const noticing = <Answer>(command: CaseCommand<Answer>, seen: { ticket: string | null }): CaseCommand<Answer> => ({
  ...command,
  perform: (workspace: CaseWorkspace) => {
    seen.ticket = workspace.ticket?.number ?? null;
    const answer = command.perform(workspace);
    seen.ticket ??= workspace.ticket?.number ?? null;
    return answer;
  },
});
