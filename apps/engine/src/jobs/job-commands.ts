import { Injectable } from '@nestjs/common';
import type { Command, Key, TaskListenerResult, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { CaseLocator } from '../execution/case-locator.js';
import { type CaseWorkspace, Executor } from '../execution/executor.js';

/** Who answers for a job. */
export interface JobAnswerer {
  readonly actor: Actor;
  /** Given: the lease must still be this worker's. */
  readonly worker?: string;
}

export interface JobFailure {
  readonly retries: number;
  readonly errorMessage: string;
  /** Milliseconds of business time until it is handed out again. */
  readonly retryBackOff: number;
  readonly variables: Variables;
}

export interface JobErrorToThrow {
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly variables: Variables;
}

export interface JobChanges {
  readonly retries?: number;
  /** Milliseconds from now until the lease ends. */
  readonly timeout?: number;
}

type JobCommand = Extract<Command, { jobKey: Key }>;

interface LeaseRow {
  readonly worker: string | null;
}

const LEASE = 'SELECT worker FROM job WHERE root_key = $1 AND key = $2 AND ended_at IS NULL';
const PROLONG = `UPDATE job SET deadline = $3, visible_at = $3
  WHERE root_key = $1 AND key = $2 AND ended_at IS NULL AND deadline IS NOT NULL`;

/** Answers of workers, as commands of the job's case. Who may answer is decided by the caller. */
@Injectable()
export class JobCommands {
  constructor(
    private readonly executor: Executor,
    private readonly cases: CaseLocator,
  ) {}

  /** `result`: what a task listener answers. */
  complete(by: JobAnswerer, jobKey: string, variables: Variables, result?: TaskListenerResult): Promise<void> {
    const answer = { variables, ...(result && { result }) };
    return this.#submit(by, jobKey, (key) => ({ type: 'CompleteJob', jobKey: key, ...answer }));
  }

  /** No retries left: a fault stands at its element. */
  fail(by: JobAnswerer, jobKey: string, failure: JobFailure): Promise<void> {
    return this.#submit(by, jobKey, (key) => ({ type: 'FailJob', jobKey: key, ...failure }));
  }

  throwError(by: JobAnswerer, jobKey: string, error: JobErrorToThrow): Promise<void> {
    return this.#submit(by, jobKey, (key) => ({ type: 'ThrowJobError', jobKey: key, ...error }));
  }

  /** Retries are the case's; the lease's end is not, and leaves no record. */
  async update(by: JobAnswerer, jobKey: string, { retries, timeout }: JobChanges): Promise<void> {
    if (retries !== undefined) {
      await this.#submit(by, jobKey, (key) => ({ type: 'UpdateJobRetries', jobKey: key, retries }));
    }
    if (timeout !== undefined) await this.#prolong(by, jobKey, timeout);
  }

  async #submit({ actor, worker }: JobAnswerer, jobKey: string, commandOf: (key: Key) => JobCommand): Promise<void> {
    const caseKey = await this.cases.caseOf('job', jobKey);
    const command = commandOf(jobKey as Key);
    await this.executor.submit({
      name: command.type,
      caseKey,
      actor,
      ...(worker !== undefined && { recheck: { text: LEASE, values: [caseKey, jobKey] } }),
      perform: (workspace) => {
        if (worker !== undefined) requireLease(workspace, jobKey, worker);
        workspace.run(command);
      },
    });
  }

  async #prolong({ actor }: JobAnswerer, jobKey: string, timeout: number): Promise<void> {
    const caseKey = await this.cases.caseOf('job', jobKey);
    await this.executor.submit({
      name: 'UpdateJobTimeout',
      caseKey,
      actor,
      perform: ({ state, now }) => {
        if (!state.jobs.has(jobKey as Key)) throw noSuchJob(jobKey);
        return now + timeout;
      },
      also: (deadline) => [{ text: PROLONG, values: [caseKey, jobKey, deadline] }],
    });
  }
}

const requireLease = (workspace: CaseWorkspace, jobKey: string, worker: string): void => {
  const [lease] = workspace.rechecked as readonly unknown[] as readonly LeaseRow[];
  if (!lease) throw noSuchJob(jobKey);
  if (lease.worker === worker) return;
  throw new EngineError(
    'wrong-state',
    `Expected job ${jobKey} to be leased to ${worker}, but its time was over and ${lease.worker ?? 'nobody'} has it. Leave it to them.`,
  );
};

const noSuchJob = (jobKey: string): EngineError =>
  new EngineError('not-found', `Expected an open job with the key ${jobKey}, but it is done or was cancelled.`);
