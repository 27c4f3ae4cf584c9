import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { WakeUps } from '../database/wake-ups.js';
import { type CaseChange, Executor } from '../execution/executor.js';
import { StartUp } from '../start-up/start-up.js';
import { OutboxLanes } from './outbox-lanes.js';

/** Finds what another engine left, and tries that are due; milliseconds of wall time. */
const LOOK_EVERY = 5_000;
const CLOCK_CHANNEL = 'clock';

/** Sends what the outbox holds: at once after a commit of this engine, by looking after a crash or a failure. */
@Injectable()
export class OutboxDispatcher implements OnModuleInit, OnModuleDestroy {
  #stops: readonly (() => void)[] = [];

  constructor(
    private readonly lanes: OutboxLanes,
    private readonly executor: Executor,
    private readonly wakeUps: WakeUps,
    private readonly startUp: StartUp,
  ) {}

  onModuleInit(): void {
    // Last of all: what the demo data would have sent in 30 days is none of anybody's mail.
    this.startUp.register({ name: 'Opening the outbox', order: 90, run: () => Promise.resolve(this.#start()) });
  }

  async onModuleDestroy(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.lanes.stop();
  }

  #start(): void {
    const timer = setInterval(() => this.lanes.wake(), LOOK_EVERY).unref();
    this.#stops = [
      () => clearInterval(timer),
      this.executor.onCommitted((change) => this.#notice(change)),
      this.wakeUps.listen(CLOCK_CHANNEL, () => this.lanes.wake()),
    ];
    this.lanes.wake();
  }

  #notice(change: CaseChange): void {
    if (this.lanes.concerns(change)) this.lanes.wake();
  }
}
