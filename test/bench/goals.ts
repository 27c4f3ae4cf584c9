import { nameOf } from './benched-system.js';
import type { FigureLookup } from './figures.js';

export const clientCounts = [1, 8, 32, 128] as const;

export interface Goal {
  readonly name: string;
  readonly target: { readonly atLeast: number } | { readonly atMost: number };
  readonly unit: string;
  /** Null: what it is judged by was not measured. */
  readonly figure: (valueOf: FigureLookup) => number | null;
}

export interface Judgement {
  readonly goal: Goal;
  readonly figure: number | null;
  readonly verdict: 'met' | 'missed' | 'not measured';
}

const throughput = (system: string, clients: number): string => `${nameOf(system, clients)}: completed tasks`;
const engineCpu = (system: string, clients: number): string => `${nameOf(system, clients)}: engine CPU per task`;

/** Names of figures that a goal is judged by and one part measures. */
export const judged = {
  next: 'HTTP at 200/s: from "complete" to the next task in the list, p99',
  ticketsRatio: 'cost per step, large database ÷ small one',
  bytes: 'bytes per closed incident',
  timers: '10,000 timers due in one second: all fired after',
  people: '10,000 timers due in one second: completion p99 of people meanwhile',
  waiting: 'throughput with a million waiting timers ÷ without',
} as const;

const quotient = (a: number | null, b: number | null): number | null =>
  a === null || b === null || !(b > 0) ? null : a / b;

const best = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** Null unless both were measured: the other one might be the best. */
const ofPeers = (valueOf: FigureLookup, clients: readonly number[]): number | null => {
  const each = ['Camunda 7', 'Flowable'].map((peer) => best(clients.map((count) => valueOf(throughput(peer, count)))));
  return each.includes(null) ? null : best(each);
};

const versus =
  (system: string, other: string, clients: number) =>
  (valueOf: FigureLookup): number | null =>
    quotient(valueOf(throughput(system, clients)), valueOf(throughput(other, clients)));

/** With 8 clients, as both have work then and neither is short of a core for the other's sake alone. */
const httpCost = (valueOf: FigureLookup): number | null => {
  const [http, executor] = [valueOf(engineCpu('HTTP', 8)), valueOf(engineCpu('executor', 8))];
  return http === null || executor === null ? null : http - executor;
};

/** The speed goals of this product. Ratios are of figures of one run. */
export const goals: readonly Goal[] = [
  {
    name: 'executor ÷ limit, 128 clients',
    ...{ target: { atLeast: 0.5 }, unit: '' },
    figure: versus('executor', 'limit', 128),
  },
  {
    name: 'executor ÷ one-by-one limit, 1 client',
    ...{ target: { atLeast: 0.8 }, unit: '' },
    figure: versus('executor', 'limit', 1),
  },
  {
    name: 'engine CPU per task that HTTP costs more than the executor, 8 clients',
    ...{ target: { atMost: 250 }, unit: 'µs' },
    figure: httpCost,
  },
  {
    name: 'executor ÷ the best of Camunda 7 and Flowable, 8 clients',
    ...{ target: { atLeast: 5 }, unit: '' },
    figure: (valueOf) => quotient(valueOf(throughput('executor', 8)), ofPeers(valueOf, [8])),
  },
  {
    name: 'executor ÷ the best of Camunda 7 and Flowable, each at its own best',
    ...{ target: { atLeast: 10 }, unit: '' },
    figure: (valueOf) =>
      quotient(
        best(clientCounts.map((clients) => valueOf(throughput('executor', clients)))),
        ofPeers(valueOf, clientCounts),
      ),
  },
  { name: judged.next, target: { atMost: 15 }, unit: 'ms', figure: (valueOf) => valueOf(judged.next) },
  { name: judged.ticketsRatio, target: { atMost: 1.15 }, unit: '', figure: (valueOf) => valueOf(judged.ticketsRatio) },
  { name: judged.bytes, target: { atMost: 8_192 }, unit: 'bytes', figure: (valueOf) => valueOf(judged.bytes) },
  { name: judged.timers, target: { atMost: 5 }, unit: 's', figure: (valueOf) => valueOf(judged.timers) },
  { name: judged.people, target: { atMost: 50 }, unit: 'ms', figure: (valueOf) => valueOf(judged.people) },
  // Below this, machines of this kind differ from themselves from one measure to the next.
  { name: judged.waiting, target: { atLeast: 0.95 }, unit: '', figure: (valueOf) => valueOf(judged.waiting) },
];

export const judge = (goal: Goal, valueOf: FigureLookup): Judgement => {
  const figure = goal.figure(valueOf);
  if (figure === null) return { goal, figure, verdict: 'not measured' };
  const { target } = goal;
  const isMet = 'atLeast' in target ? figure >= target.atLeast : figure <= target.atMost;
  return { goal, figure, verdict: isMet ? 'met' : 'missed' };
};
