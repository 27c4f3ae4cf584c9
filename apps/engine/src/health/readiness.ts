import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { StartUp } from '../start-up/start-up.js';

const patienceMilliseconds = 2_000;

const notReady = (what: string): EngineError =>
  new EngineError('not-ready', `Expected the engine to be ready, but ${what}. Try again in a moment.`, {
    retryAfterSeconds: 2,
  });

@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly startUp: StartUp,
  ) {}

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  async check(): Promise<void> {
    if (this.closing) throw notReady('it is stopping');
    if (!this.startUp.finished) throw notReady('it is still starting');
    if (!(await this.databaseAnswers())) throw notReady('its database does not answer');
  }

  private databaseAnswers(): Promise<boolean> {
    const answer = this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMilliseconds, false).unref());
    return Promise.race([answer, patience]);
  }
}
