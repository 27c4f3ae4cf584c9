import { Injectable } from '@nestjs/common';
import { filter, finalize, interval, merge, Observable, take, takeUntil } from 'rxjs';
import type { Identity } from '../access/identity.js';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits } from '../config/load-limits.js';
import { requestOf } from '../requests/request-context.js';
import { Stopping } from '../stopping/stopping.js';
import { Places } from './places.js';
import { Refusals } from './refusals.js';

/** Bytes that a client may leave unread before its stream is ended; its browser opens another and reloads. */
const mostUnsent = 262_144;
const lookEvery = 2_000;

/** Bounds the open live streams, and ends them when the engine stops or nobody reads what is sent. */
@Injectable()
export class LiveStreams {
  readonly #places: Places;

  constructor(
    config: EngineConfig,
    private readonly stopping: Stopping,
    refusals: Refusals,
  ) {
    const { liveStreams: all, liveStreamsOfOne: ofOne } = config.operation?.load ?? defaultLoadLimits;
    this.#places = new Places(
      { what: 'live streams', at: 'live-streams', all, ofOne, retryAfterSeconds: 10 },
      refusals,
    );
  }

  get open(): number {
    return this.#places.taken;
  }

  /** Throws a refusal where there is no place. */
  hold<Message>(identity: Identity, messages: Observable<Message>): Observable<Message> {
    const leave = this.#places.take(identity.id);
    const request = requestOf(identity);
    request?.waits();
    const unread = interval(lookEvery).pipe(filter(() => (request?.unsent() ?? 0) > mostUnsent));
    const stopped = new Observable<void>((subscriber) => this.stopping.onBegin(() => subscriber.next()));
    return messages.pipe(takeUntil(merge(unread, stopped).pipe(take(1))), finalize(leave));
  }
}
