/** What everything that a request leads to may know of it. */
export interface RequestContext {
  /** In the answer, in the log, in problem documents. */
  readonly id: string;
  /** Of the body. */
  readonly bytes: number;
  /** It only waits from now on, in a place of its own: it counts no longer among those that are being answered. */
  waits(): void;
  /** Bytes of the answer that the client has not taken yet. */
  unsent(): number;
  /** Of the trace that it belongs to, where traces are made. */
  readonly span: object | null;
}

const CONTEXT = Symbol('request context');

interface Bearing {
  [CONTEXT]?: RequestContext;
}

/**
 * Lets the objects that travel with a request bear its context: the request, who calls, and as whom they act. Not
 * AsyncLocalStorage: on Node 20 that hooks every promise of the process. Not a WeakMap: what is in it and has outlived
 * one small garbage collection stays until a full one, and brings along what came after it.
 */
export const carry = <Carrier extends object>(carrier: Carrier, context: RequestContext | undefined): Carrier => {
  if (context) (carrier as Bearing)[CONTEXT] = context;
  return carrier;
};

/** Undefined for what the engine does by itself. */
export const requestOf = (carrier: object): RequestContext | undefined => (carrier as Bearing)[CONTEXT];
