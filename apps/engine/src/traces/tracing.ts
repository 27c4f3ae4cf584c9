import type { CommandObserver } from '../execution/executor-observer.js';

/** A request while it is being answered. */
export interface RequestSpan {
  /** What goes into `RequestContext.span`: commands become its children. */
  readonly handle: object;
  ended(answer: { readonly route: string; readonly status: number }): void;
}

export interface TracedRequest {
  readonly method: string;
  readonly id: string;
  /** W3C trace context of the caller. */
  readonly traceparent: string | undefined;
}

/** Traces: request, its commands, the group's transaction they ran in (linked), its phases (an injection token). */
export abstract class Tracing implements CommandObserver {
  readonly commandStarted?: CommandObserver['commandStarted'];
  readonly commandEnded?: CommandObserver['commandEnded'];
  readonly groupStarted?: CommandObserver['groupStarted'];

  /** Null where no traces are made. */
  abstract request(request: TracedRequest): RequestSpan | null;
  /** Sends what is left; never throws. */
  abstract close(): Promise<void>;
}

/** Nothing of OpenTelemetry is loaded. */
export class NoTracing extends Tracing {
  request(): null {
    return null;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
