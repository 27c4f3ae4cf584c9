import { Injectable } from '@nestjs/common';
import type { Identity } from '../access/identity.js';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits } from '../config/load-limits.js';
import { requestOf } from '../requests/request-context.js';
import { Stopping } from '../stopping/stopping.js';
import { Places } from './places.js';
import { Refusals } from './refusals.js';

/** Requests that wait until there is something to answer; they end at once when the engine stops. */
@Injectable()
export class LongPolls {
  readonly #places: Places;

  constructor(
    config: EngineConfig,
    private readonly stopping: Stopping,
    refusals: Refusals,
  ) {
    const { longPolls: all, longPollsOfOne: ofOne } = config.operation?.load ?? defaultLoadLimits;
    this.#places = new Places(
      { what: 'waiting requests', at: 'long-polls', all, ofOne, retryAfterSeconds: 5 },
      refusals,
    );
  }

  get open(): number {
    return this.#places.taken;
  }

  /** `ended` is called when the engine stops. Answers how to leave; throws a refusal where there is no place. */
  enter(identity: Identity, ended: () => void): () => void {
    const leave = this.#places.take(identity.id);
    requestOf(identity)?.waits();
    const forget = this.stopping.onBegin(ended);
    return () => {
      forget();
      leave();
    };
  }
}
