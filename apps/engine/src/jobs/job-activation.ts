import { Injectable } from '@nestjs/common';
import type { CaseState, Instant, Key } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { CaseReader } from '../execution/case-reader.js';
import { type ActivatedJob, activatedJob } from './activated-job.js';
import { JobWakeUps } from './job-wake-ups.js';

export interface JobRequest {
  readonly type: string;
  readonly worker: string;
  /** How long a job stays with the worker, in milliseconds of business time. */
  readonly timeout: number;
  readonly maxJobs: number;
  /** Names of the variables the worker wants; all that are visible unless said. */
  readonly fetchVariables?: readonly string[];
}

interface Leased {
  readonly root_key: Key;
  readonly key: Key;
  readonly deadline: string;
  readonly sequence: string;
}

/** Waits for nothing: what somebody else has locked is left to the next look. */
const LEASE = `UPDATE job SET worker = $2, deadline = $3, visible_at = $3
  FROM (
    SELECT root_key, key FROM job
    WHERE type = $1 AND state = 'activatable' AND visible_at <= $4
    ORDER BY visible_at, age LIMIT $5
    FOR UPDATE SKIP LOCKED
  ) AS picked
  WHERE job.root_key = picked.root_key AND job.key = picked.key
  RETURNING job.root_key, job.key, job.deadline,
    (SELECT sequence FROM case_instance c WHERE c.root_key = job.root_key) AS sequence`;

/** `visible_at` is when it comes up again: at once. A job that is being written just now is being answered: it waits for none. */
const RELEASE = `UPDATE job SET worker = NULL, deadline = NULL, visible_at = available_at
  FROM (
    SELECT root_key, key FROM job WHERE type = $1 AND state = 'activatable' AND worker = $2 FOR UPDATE SKIP LOCKED
  ) AS held
  WHERE job.root_key = held.root_key AND job.key = held.key`;

/** Leases jobs to workers. A lease is no state of the case: it ends by itself when its deadline passes. */
@Injectable()
export class JobActivation {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseReader,
    private readonly wakeUps: JobWakeUps,
    private readonly clock: Clock,
  ) {}

  /** What can be had now. */
  async activate(request: JobRequest): Promise<readonly ActivatedJob[]> {
    return (await this.lease(request)).jobs;
  }

  /** `leased` counts also those that have ended since, which nobody need do. */
  async lease(request: JobRequest): Promise<{ readonly leased: number; readonly jobs: readonly ActivatedJob[] }> {
    const now = this.clock.now();
    const { type, worker, timeout, maxJobs } = request;
    const leased = await this.database.query<Leased>(LEASE, [type, worker, now + timeout, now, maxJobs]);
    const cases = await this.cases.readAt(
      new Map(leased.map(({ root_key, sequence }) => [root_key, Number(sequence)])),
    );
    const jobs = leased.flatMap((lease) => {
      const state = cases.get(lease.root_key)?.state;
      return state ? jobOf(lease, state, request) : [];
    });
    return { leased: leased.length, jobs };
  }

  /** Long polling: the first jobs that can be had within `wait` milliseconds of wall time. */
  async activateWithin(request: JobRequest, wait: number, aborted?: AbortSignal): Promise<readonly ActivatedJob[]> {
    const until = Date.now() + wait;
    for (;;) {
      if (aborted?.aborted) return [];
      const jobs = await this.activate(request);
      const left = until - Date.now();
      if (jobs.length > 0 || left <= 0 || aborted?.aborted) return jobs;
      await this.wakeUps.next(request.type, left, aborted);
    }
  }

  /** Gives back what this worker holds and has not answered: whoever asks next gets it. */
  async release(type: string, worker: string): Promise<void> {
    await this.database.query(RELEASE, [type, worker]);
  }
}

/** Nothing where it has ended since. */
const jobOf = ({ key, deadline }: Leased, state: CaseState, request: JobRequest): ActivatedJob[] => {
  const job = state.jobs.get(key);
  if (!job) return [];
  const { worker, fetchVariables: fetch = null } = request;
  const activated = activatedJob(state, job, { worker, deadline: Number(deadline) satisfies Instant, fetch });
  return activated ? [activated] : [];
};
