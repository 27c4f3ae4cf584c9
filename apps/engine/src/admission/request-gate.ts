import { Injectable } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits, type LoadLimits } from '../config/load-limits.js';
import { EngineError } from '../errors/engine-error.js';
import { Stopping } from '../stopping/stopping.js';
import { allowance } from './allowance.js';
import { Refusals } from './refusals.js';
import { ServiceRate } from './service-rate.js';
import { retryAfter, stoppingNow, tooBusy } from './too-busy.js';

/** Let in however slow the engine has been lately. */
const always = 500;

/** A request that has been let in. */
export interface Passage {
  /** It is answered, has gone, or only waits from now on; a second call does nothing. */
  leave(): void;
}

/** Lets in as many requests as this engine can hold at once, by number and by the bytes of their bodies. */
@Injectable()
export class RequestGate {
  readonly #limits: LoadLimits;
  readonly #rate = new ServiceRate();
  #pending = 0;
  #bytes = 0;
  #whenEmpty: (() => void)[] = [];

  constructor(
    config: EngineConfig,
    private readonly stopping: Stopping,
    private readonly refusals: Refusals,
  ) {
    this.#limits = config.operation?.load ?? defaultLoadLimits;
  }

  get pending(): number {
    return this.#pending;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Throws a refusal with Retry-After. `bytes`: what the body says of itself, or the most that it may be. */
  enter(bytes: number): Passage {
    this.#requireRoom(bytes);
    this.#pending += 1;
    this.#bytes += bytes;
    let inside = true;
    return {
      leave: () => {
        if (!inside) return;
        inside = false;
        this.#left(bytes);
      },
    };
  }

  /** Resolves when nobody waits for an answer. */
  empty(): Promise<void> {
    if (this.#pending === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenEmpty.push(resolve));
  }

  #requireRoom(bytes: number): void {
    const { requests, requestBytes, uploadBytes } = this.#limits;
    if (this.stopping.begun) throw stoppingNow();
    if (bytes > uploadBytes) throw this.#tooLarge(uploadBytes);
    const most = allowance(this.#rate.perSecond, always, requests);
    const what =
      this.#pending >= most
        ? `at most ${most} requests at the same moment`
        : this.#bytes + bytes > requestBytes && this.#pending > 0
          ? `bodies of at most ${requestBytes} bytes together at the same moment (RELEVO_LIMIT_REQUEST_BYTES)`
          : null;
    if (what === null) return;
    this.refusals.count('requests');
    throw tooBusy(what, retryAfter(this.#pending, this.#rate.perSecond));
  }

  #tooLarge(uploadBytes: number): EngineError {
    this.refusals.count('uploads');
    return new EngineError(
      'payload-too-large',
      `Expected at most ${uploadBytes} bytes at once (RELEVO_LIMIT_UPLOAD_BYTES), but it is more. Send less at once.`,
    );
  }

  #left(bytes: number): void {
    this.#pending -= 1;
    this.#bytes -= bytes;
    this.#rate.count();
    if (this.#pending > 0) return;
    const waiting = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of waiting) resolve();
  }
}
