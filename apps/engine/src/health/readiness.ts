import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusals } from '../admission/refusals.js';
import { Database } from '../database/database.js';
import { migrations } from '../database/migrations.js';
import { EngineError } from '../errors/engine-error.js';
import { StartUp } from '../start-up/start-up.js';
import { Stopping } from '../stopping/stopping.js';

/** Milliseconds within which the database answers an engine that is ready. */
const patience = 2_000;
/** Milliseconds of turning away without a pause after which others should have the work. */
const longOverload = 30_000;

export type Check = 'stopping' | 'start-up' | 'load' | 'database' | 'migrations';

/** What stands in the way, by check; empty: it is ready. */
export type Reasons = Readonly<Partial<Record<Check, string>>>;

const APPLIED = 'SELECT count(*) AS applied FROM migration WHERE name = ANY($1)';

/** Whether this engine can do its work now. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly source: DataSource,
    private readonly startUp: StartUp,
    private readonly stopping: Stopping,
    private readonly refusals: Refusals,
  ) {}

  /** Throws `not-ready` (503 with Retry-After), with every reason. */
  async require(): Promise<void> {
    const reasons = { ...this.#ofEngine(), ...(await this.#ofDatabase()) };
    const said = Object.values(reasons);
    if (said.length === 0) return;
    throw new EngineError(
      'not-ready',
      `Expected the engine to be ready, but ${said.join(', and ')}. Try again in a moment.`,
      { retryAfterSeconds: this.stopping.begun ? 10 : 2, extra: { reasons } },
    );
  }

  #ofEngine(): Reasons {
    const overloaded = this.refusals.overloadedFor();
    return {
      ...(this.stopping.begun && { stopping: 'it is stopping' }),
      ...(!this.startUp.finished && { 'start-up': 'it is still starting' }),
      ...(overloaded > longOverload && {
        load: `it has been turning requests away for ${Math.round(overloaded / 1_000)} s`,
      }),
    };
  }

  async #ofDatabase(): Promise<Reasons> {
    const answer = await this.#askDatabase();
    if (answer === 'late') return { database: `its database does not answer within ${patience / 1_000} s` };
    if (answer === 'failed') return { database: 'its database does not answer' };
    if (answer < migrations.length)
      return { migrations: `${migrations.length - answer} of its ${migrations.length} migrations are not applied` };
    return {};
  }

  /** On the pool that requests use: where that has no connection to give, the engine is not ready either. */
  #askDatabase(): Promise<number | 'late' | 'failed'> {
    const names = this.source.migrations.map(({ name, constructor }) => name ?? constructor.name);
    const answer = this.database.query<{ applied: string }>(APPLIED, [names]).then(
      ([row]) => Number(row?.applied),
      () => 'failed' as const,
    );
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, patience, 'late' as const).unref());
    return Promise.race([answer, late]);
  }
}
