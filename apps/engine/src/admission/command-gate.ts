import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/identity.js';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits, type LoadLimits } from '../config/load-limits.js';
import { allowance } from './allowance.js';
import { Refusals } from './refusals.js';
import { ServiceRate } from './service-rate.js';
import { retryAfter, tooBusy } from './too-busy.js';

/** What a command takes besides the body it came with: its closures, its promise, its place in the queue. */
const ownBytes = 2_048;
/** Fewer than requests: who only reads is still answered while commands are turned away. */
const always = 400;

/**
 * Bounds what waits for the executor. Callers from outside are told to come back; what the engine does by itself
 * (timers, deliveries, its own workers) waits in its table and is read in bounded groups, so it always may.
 */
@Injectable()
export class CommandGate {
  readonly #limits: LoadLimits;
  readonly #rate = new ServiceRate();
  #waiting = 0;
  #bytes = 0;

  constructor(
    config: EngineConfig,
    private readonly refusals: Refusals,
  ) {
    this.#limits = config.operation?.load ?? defaultLoadLimits;
  }

  /** Commands that are not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Answers how to leave. Throws a refusal with Retry-After; nothing has been done then. */
  enter({ kind }: Actor, bodyBytes: number): () => void {
    const bytes = ownBytes + bodyBytes;
    if (kind !== 'engine') this.#requireRoom(bytes);
    this.#waiting += 1;
    this.#bytes += bytes;
    return () => {
      this.#waiting -= 1;
      this.#bytes -= bytes;
      this.#rate.count();
    };
  }

  #requireRoom(bytes: number): void {
    const { queueCommands, queueBytes } = this.#limits;
    const most = allowance(this.#rate.perSecond, always, queueCommands);
    const what =
      this.#waiting >= most
        ? `at most ${most} commands at the same moment`
        : this.#bytes + bytes > queueBytes && this.#waiting > 0
          ? `commands of at most ${queueBytes} bytes together at the same moment (RELEVO_LIMIT_QUEUE_BYTES)`
          : null;
    if (what === null) return;
    this.refusals.count('commands');
    throw tooBusy(what, retryAfter(this.#waiting, this.#rate.perSecond));
  }
}
