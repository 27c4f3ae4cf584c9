import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const answers = (registers: Registry[]) => ({
  requests: new Counter({
    name: 'relevo_http_requests_total',
    help: 'Requests that were answered, by route pattern and status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  }),
  requestSeconds: new Histogram({
    name: 'relevo_http_request_seconds',
    help: 'From the head of a request to the end of its answer, without live streams and long polls.',
    labelNames: ['surface'] as const,
    buckets: fast,
    registers,
  }),
  commands: new Counter({
    name: 'relevo_commands_total',
    help: 'Commands on cases by name and outcome: done, refused (4xx), failed.',
    labelNames: ['command', 'outcome'] as const,
    registers,
  }),
  commandSeconds: new Histogram({
    name: 'relevo_command_seconds',
    help: 'From taking a command in to its answer, the commit included.',
    labelNames: ['command'] as const,
    buckets: fast,
    registers,
  }),
});

const transactions = (registers: Registry[]) => ({
  groups: new Counter({
    name: 'relevo_groups_total',
    help: 'Transactions of the executor by outcome: committed, failed.',
    labelNames: ['outcome'] as const,
    registers,
  }),
  groupCommands: new Histogram({
    name: 'relevo_group_commands',
    help: 'Commands that were written in one transaction.',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers,
  }),
  groupPhaseSeconds: new Histogram({
    name: 'relevo_group_phase_seconds',
    help: 'Phases of a transaction: lock (with waiting for a connection), execute, commit (with what is written).',
    labelNames: ['phase'] as const,
    buckets: fast,
    registers,
  }),
  deadlocks: new Counter({
    name: 'relevo_deadlocks_total',
    help: 'Deadlocks that PostgreSQL reported to this engine; anything but 0 is a bug.',
    registers,
  }),
});

/** What is counted as it happens. Labels are names of the code (commands, routes, phases), never of people or cases. */
export const instruments = (registry: Registry) => ({ ...answers([registry]), ...transactions([registry]) });

export type Instruments = ReturnType<typeof instruments>;

/** A value that is read when somebody asks. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** One value, or one for each set of labels. */
  readonly read: () => number | readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

/** Read at each scrape, kept nowhere. */
export const gauge = (registry: Registry, { name, help, labels = [], read }: Reading): void => {
  const made = new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    collect: () => {
      made.reset();
      const value = read();
      if (typeof value === 'number') made.set(value);
      else for (const [of, each] of value) made.set(of, each);
    },
  });
};

/** A count that somebody else keeps: it only grows. */
export const counter = (registry: Registry, { name, help, labels = [], read }: Reading): void => {
  const made = new Counter({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    collect: () => {
      made.reset();
      const value = read();
      if (typeof value === 'number') made.inc(value);
      else for (const [of, each] of value) made.inc(of, each);
    },
  });
};
