import { AsyncLocalStorage } from 'node:async_hooks';

/** What everything that a request leads to may know of it, without being handed it. */
export interface RequestContext {
  /** In the answer, in the log, in problem documents. */
  readonly id: string;
  /** Of the body. */
  bytes: number;
  /** It only waits from now on, in a place of its own: it counts no longer among those that are being answered. */
  waits(): void;
  /** Bytes of the answer that the client has not taken yet. */
  unsent(): number;
  /** Of the trace that it belongs to, where traces are made. */
  readonly span: object | null;
}

const storage = new AsyncLocalStorage<RequestContext | undefined>();

export const inRequest = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** For work that many requests share: what it leads to belongs to none of them. */
export const outsideRequests = <T>(work: () => T): T => storage.run(undefined, work);

/** Undefined for what the engine does by itself. */
export const currentRequest = (): RequestContext | undefined => storage.getStore();
