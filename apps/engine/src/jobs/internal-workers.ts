import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { ClockGate } from '../clock/clock-gate.js';
import { Executor } from '../execution/executor.js';
import { PendingWork } from '../execution/pending-work.js';
import { Rounds } from '../execution/rounds.js';
import { within } from '../stopping/within.js';
import type { ActivatedJob } from './activated-job.js';
import { JobActivation } from './job-activation.js';
import { JobCommands } from './job-commands.js';

/** Works jobs of one type, `relevo:…`, inside the engine. May be called again for the same job: be idempotent by its key. */
export interface InternalWorker {
  readonly type: string;
  /** Answers the variables that complete the job; what it throws fails it. */
  work(job: ActivatedJob): Promise<Variables>;
}

/** Milliseconds of business time that a job stays with this engine. */
const LEASE = 60_000;
const GROUP = 20;
const LOOK_EVERY = 5_000;
const BACK_OFF = 10_000;
/** Milliseconds of wall time for what is under way when the engine stops. */
const PATIENCE = 1_500;

const actor: Actor = { kind: 'engine', id: 'worker' };

/** The engine's own workers, through the same leases and commands as everybody else's. */
@Injectable()
export class InternalWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(InternalWorkers.name);
  readonly #workers = new Map<string, InternalWorker>();
  readonly #name = `relevo-${randomUUID()}`;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #abandon: () => void = () => undefined;
  /** Nobody waits for a worker that hangs when the engine stops; the gate's connection must come back. */
  readonly #abandoned = new Promise<false>((resolve) => (this.#abandon = () => resolve(false)));
  #forget: () => void = () => undefined;
  readonly #rounds = new Rounds(() => this.#round());

  constructor(
    private readonly activation: JobActivation,
    private readonly commands: JobCommands,
    private readonly executor: Executor,
    private readonly pending: PendingWork,
    private readonly gate: ClockGate,
  ) {}

  /** In `onModuleInit`. */
  register(worker: InternalWorker): void {
    this.#workers.set(worker.type, worker);
  }

  onApplicationBootstrap(): void {
    this.pending.register(() => this.workAll());
    this.#forget = this.executor.onCommitted(({ events }) => {
      if (events.some((event) => event.type === 'JobCreated' && this.#workers.has(event.job.type))) void this.workAll();
    });
    this.#timer = setInterval(() => void this.workAll(), LOOK_EVERY).unref();
  }

  /** What is under way may end; leases of what does not are let go, so that another engine need not wait for them. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    if (this.#timer) clearInterval(this.#timer);
    if (await within(PATIENCE, this.#rounds.ended())) return;
    this.#abandon();
    await this.#rounds.ended();
    for (const type of this.#workers.keys()) await this.activation.release(type, this.#name).catch(() => undefined);
  }

  /** Every job that can be had now, and what comes meanwhile; answers whether there was any. */
  workAll(): Promise<boolean> {
    return this.pending.track(this.#rounds.run());
  }

  async #round(): Promise<boolean> {
    let any = false;
    try {
      for (const worker of this.#workers.values()) any = (await this.#workAllOf(worker)) || any;
    } catch (error) {
      this.#logger.warn('Jobs of the engine wait for the next look', error);
    }
    return any;
  }

  /** Until fewer can be had than are asked for: what is written meanwhile begins another round. */
  async #workAllOf(worker: InternalWorker): Promise<boolean> {
    const work = () => Promise.race([this.#workGroup(worker), this.#abandoned]);
    let any = false;
    for (let worked = GROUP; worked === GROUP && !this.#stopped;) {
      const answer = await this.gate.beside(work);
      worked = typeof answer === 'number' ? answer : 0;
      any ||= worked > 0;
    }
    return any;
  }

  async #workGroup(worker: InternalWorker): Promise<number> {
    const request = { type: worker.type, worker: this.#name, timeout: LEASE, maxJobs: GROUP };
    const { leased, jobs } = await this.activation.lease(request);
    await Promise.all(jobs.map((job) => this.#workOne(worker, job)));
    return leased;
  }

  async #workOne(worker: InternalWorker, job: ActivatedJob): Promise<void> {
    const by = { actor, worker: this.#name };
    try {
      const variables = await worker.work(job);
      await this.commands.complete(by, job.key, variables);
    } catch (error) {
      this.#logger.warn(`Job ${job.key} (${job.type}) failed`, error);
      const errorMessage = error instanceof Error ? error.message : String(error);
      const failure = { retries: job.retries - 1, errorMessage, retryBackOff: BACK_OFF, variables: {} };
      await this.commands.fail(by, job.key, failure).catch(() => undefined);
    }
  }
}
