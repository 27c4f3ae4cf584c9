import { Injectable } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import type { Identity } from '../../access/identity.js';
import { EngineConfig } from '../../config/engine-config.js';
import { EngineError } from '../../errors/engine-error.js';
import { ClockMover } from '../../timers/clock-mover.js';
import { requireRight } from '../v2-rights.js';

/** `/v2/clock`: only where the installation was started with a clock that may be moved. */
@Injectable()
export class InstallationClock {
  constructor(
    private readonly mover: ClockMover,
    private readonly config: EngineConfig,
  ) {}

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
