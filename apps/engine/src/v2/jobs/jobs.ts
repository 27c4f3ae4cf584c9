import { Injectable } from '@nestjs/common';
import { LongPolls } from '../../admission/long-polls.js';
import { actorOf, type Identity } from '../../access/identity.js';
import { Database } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import { isKey } from '../../execution/case-locator.js';
import type { ActivatedJob } from '../../jobs/activated-job.js';
import { JobActivation, type JobRequest } from '../../jobs/job-activation.js';
import { JobCommands } from '../../jobs/job-commands.js';
import { isWorkedInside } from '../../jobs/job-types.js';
import { requireRight } from '../v2-rights.js';
import { jobDocument, listenerResult } from './job-documents.js';
import type * as requests from './job-requests.js';

/** Long polling without a time of the client's own; shorter than what proxies cut. */
const ownWait = 10_000;
const longestWait = 60_000;

/** Work for workers outside. A worker takes and answers jobs of its types alone. */
@Injectable()
export class Jobs {
  constructor(
    private readonly activation: JobActivation,
    private readonly commands: JobCommands,
    private readonly database: Database,
    private readonly polls: LongPolls,
  ) {}

  /** `gone` is aborted when nobody waits for the answer any more: what is leased then would be leased to nobody. */
  async activate(identity: Identity, request: requests.ActivationRequest, gone: AbortSignal): Promise<object> {
    requireType(identity, request.type);
    const wanted = {
      type: request.type,
      worker: request.worker ?? '',
      timeout: request.timeout,
      maxJobs: request.maxJobsToActivate,
      ...(request.fetchVariable && request.fetchVariable.length > 0 && { fetchVariables: request.fetchVariable }),
    };
    const asked = request.requestTimeout ?? 0;
    const wait = asked < 0 ? 0 : Math.min(asked || ownWait, longestWait);
    const jobs = wait > 0 ? await this.#poll(identity, wanted, wait, gone) : await this.activation.activate(wanted);
    return { jobs: jobs.map(jobDocument) };
  }

  /** Ends when the client has gone, and, empty, when the engine stops. */
  async #poll(
    identity: Identity,
    wanted: JobRequest,
    wait: number,
    gone: AbortSignal,
  ): Promise<readonly ActivatedJob[]> {
    const over = new AbortController();
    const end = (): void => over.abort();
    const leave = this.polls.enter(identity, end);
    gone.addEventListener('abort', end, { once: true });
    if (gone.aborted) end();
    try {
      return await this.activation.activateWithin(wanted, wait, over.signal);
    } finally {
      gone.removeEventListener('abort', end);
      leave();
    }
  }

  async complete(identity: Identity, key: string, request: requests.CompletionRequest): Promise<void> {
    await this.#requireJob(identity, key);
    const by = { actor: actorOf(identity) };
    await this.commands.complete(by, key, request?.variables ?? {}, listenerResult(request));
  }

  async fail(identity: Identity, key: string, request: requests.FailureRequest): Promise<void> {
    await this.#requireJob(identity, key);
    await this.commands.fail({ actor: actorOf(identity) }, key, {
      retries: request?.retries ?? 0,
      errorMessage: request?.errorMessage ?? '',
      retryBackOff: request?.retryBackOff ?? 0,
      variables: request?.variables ?? {},
    });
  }

  async throwError(identity: Identity, key: string, request: requests.ErrorRequest): Promise<void> {
    await this.#requireJob(identity, key);
    await this.commands.throwError({ actor: actorOf(identity) }, key, {
      errorCode: request.errorCode,
      errorMessage: request.errorMessage ?? '',
      variables: request.variables ?? {},
    });
  }

  async update(identity: Identity, key: string, { changeset }: requests.UpdateRequest): Promise<void> {
    await this.#requireJob(identity, key);
    const { retries, timeout } = changeset;
    await this.commands.update({ actor: actorOf(identity) }, key, {
      ...(typeof retries === 'number' && { retries }),
      ...(typeof timeout === 'number' && { timeout }),
    });
  }

  /** The type of a job never changes, so it may be read before the lock. */
  async #requireJob(identity: Identity, key: string): Promise<void> {
    requireRight(identity, 'work jobs');
    const [job] = isKey(key)
      ? await this.database.query<{ type: string }>('SELECT type FROM job WHERE key = $1', [key])
      : [];
    if (!job) throw new EngineError('not-found', `Expected the key of a job, but there is none with "${key}".`);
    requireType(identity, job.type);
  }
}

const requireType = (identity: Identity, type: string): void => {
  requireRight(identity, 'work jobs');
  if (isWorkedInside(type)) {
    throw new EngineError(
      'forbidden',
      `Expected a job type of an outside worker, but "${type}" is worked inside the engine.`,
    );
  }
  if (!identity.jobTypes || identity.jobTypes.has(type)) return;
  throw new EngineError(
    'forbidden',
    `Expected one of the job types of ${identity.name} (${[...identity.jobTypes].join(', ')}), but "${type}" is none of them. Ask an administrator.`,
  );
};
