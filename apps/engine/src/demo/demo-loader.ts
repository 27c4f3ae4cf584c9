import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { EngineConfig } from '../config/engine-config.js';
import { StartUp } from '../start-up/start-up.js';
import { DemoRecord } from './demo-record.js';
import { DemoRun } from './demo-run.js';
import { day } from './working-time.js';

const usualTickets = 200;
const span = 30 * day;

/**
 * Demo data, made by running the engine (design §6): the clock goes back 30 days before anything is recorded, the
 * shipped flows are deployed then, people do their work, and the clock is let go.
 */
@Injectable()
export class DemoLoader implements OnModuleInit {
  private readonly logger = new Logger('Start');

  constructor(
    private readonly startUp: StartUp,
    private readonly config: EngineConfig,
    private readonly record: DemoRecord,
    private readonly clock: Clock,
    private readonly run: DemoRun,
  ) {}

  onModuleInit(): void {
    this.startUp.register({ name: 'Setting the clock back for the demo data', order: 5, run: () => this.goBack() });
    this.startUp.register({ name: 'Loading the demo data', order: 30, run: () => this.load() });
  }

  /** On an installation without any record; where it was killed before, the clock stands still already. */
  private async goBack(): Promise<void> {
    const { demo, demoTickets: tickets = usualTickets } = this.config;
    const begun = await this.record.find();
    if (demo !== 'data' || begun?.finished) return;
    if (!begun && !(await this.record.isUntouched())) return;
    const to = begun?.to ?? this.clock.now();
    const data = begun ?? { from: to - span, to, tickets };
    if (!begun) await this.record.begin(data);
    if (await this.record.isUntouched()) await this.run.goBackTo(data.from);
  }

  private async load(): Promise<void> {
    const data = await this.record.find();
    if (!data || data.finished) return;
    if (this.config.demo === 'data') {
      this.logger.log(`Demo data: ${data.tickets} tickets of 30 days are being played, once`);
      await this.run.play(data);
    }
    // Also where the demo data are not wanted any more: nobody else lets the clock go.
    await this.run.letTheClockGo();
    await this.record.keepMailsBack();
    await this.record.finish(this.clock.now());
  }
}
