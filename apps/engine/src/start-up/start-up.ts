import { Injectable, Logger } from '@nestjs/common';
import { StartLease } from './start-lease.js';

export interface StartUpStep {
  /** For the line at the terminal: "Deploying the shipped flows". */
  readonly name: string;
  /** Lower runs first: 10 accounts, 20 shipped flows, 30 demo data. */
  readonly order: number;
  /** Runs at every start, on one engine at a time: it looks whether there is anything to do. */
  readonly run: () => Promise<void>;
}

/** What has to be done before the port opens. A module registers its step in `onModuleInit`. */
@Injectable()
export class StartUp {
  private readonly logger = new Logger('Start');
  private readonly steps: StartUpStep[] = [];
  private done = false;

  constructor(private readonly lease: StartLease) {}

  get finished(): boolean {
    return this.done;
  }

  register(step: StartUpStep): void {
    this.steps.push(step);
  }

  async run(): Promise<void> {
    await this.lease.hold(async () => {
      for (const step of this.steps.toSorted((a, b) => a.order - b.order)) {
        this.logger.debug(step.name);
        await step.run();
      }
    });
    this.done = true;
  }
}
