import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import type { Identity } from '../../access/identity.js';
import { PostgresClock } from '../../clock/postgres-clock.js';
import { EngineConfig } from '../../config/engine-config.js';
import { EngineError } from '../../errors/engine-error.js';
import { StartUp } from '../../start-up/start-up.js';
import { ClockMover } from '../../timers/clock-mover.js';
import { requireRight } from '../v2-rights.js';

/** `/v2/clock`: only where the installation was started with a clock that may be moved. */
@Injectable()
export class InstallationClock implements OnModuleInit {
  readonly #logger = new Logger('Start');

  constructor(
    private readonly mover: ClockMover,
    private readonly config: EngineConfig,
    private readonly clock: PostgresClock,
    private readonly startUp: StartUp,
  ) {}

  onModuleInit(): void {
    this.startUp.register({ name: 'Letting the clock go', order: 40, run: () => this.#letGo() });
  }

  /** A clock that was pinned under RELEVO_CLOCK=controllable would stand still for ever: here nobody may move it. */
  async #letGo(): Promise<void> {
    if (this.config.clock === 'controllable' || !this.clock.pinned) return;
    this.#logger.warn('The clock was left standing still; it runs on real time again, through everything that is due.');
    await this.mover.reset();
  }

  /** Answers when nothing is due any more and nothing internal is pending. */
  async pin(identity: Identity, at: Instant): Promise<void> {
    this.#require(identity);
    await this.mover.setTo(at);
  }

  async reset(identity: Identity): Promise<void> {
    this.#require(identity);
    await this.mover.reset();
  }

  #require(identity: Identity): void {
    requireRight(identity, 'move the clock');
    if (this.config.clock === 'controllable') return;
    throw new EngineError(
      'wrong-state',
      'Expected a clock that may be moved, but this installation runs on real time. Start it with RELEVO_CLOCK=controllable (never in production).',
    );
  }
}
