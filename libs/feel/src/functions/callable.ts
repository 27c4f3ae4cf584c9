/** Arguments as they stand in a call: by place or by name. */
export type Arguments = readonly unknown[] | ReadonlyMap<string, unknown>;

/** What `now()` and `today()` read. */
export interface ClockReading {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

/** A function of FEEL: built in, written in an expression, or a business knowledge model. */
export class Callable {
  constructor(
    readonly parameters: readonly string[],
    private readonly body: (args: Arguments, clock: ClockReading) => unknown,
  ) {}

  /** DMN 1.5: a call whose arguments do not fit yields null. */
  call(args: Arguments, clock: ClockReading): unknown {
    return this.body(args, clock) ?? null;
  }
}

/** A function that takes exactly its parameters, by place or by name. */
export function userFunction(parameters: readonly string[], body: (...values: unknown[]) => unknown): Callable {
  return new Callable(parameters, (args) => {
    const values = bind(parameters, args);
    return values ? body(...values) : null;
  });
}

function bind(parameters: readonly string[], args: Arguments): readonly unknown[] | null {
  if (args instanceof Map) {
    const known = [...args.keys()].every((name) => parameters.includes(name as string));
    return known && args.size === parameters.length ? parameters.map((name) => args.get(name) ?? null) : null;
  }
  const list = args as readonly unknown[];
  return list.length === parameters.length ? list.map((value) => value ?? null) : null;
}
