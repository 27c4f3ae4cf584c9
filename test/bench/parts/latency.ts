import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf } from '../benched-system.js';
import { ownCpu, preciseCpuOf } from '../cpu.js';
import { judged } from '../goals.js';
import { HttpDesk, type OpenTask } from '../systems/http-desk.js';
import { tasksPerTicket } from '../walk.js';
import type { Bench } from './part.js';

const name = 'latency';
const perSecond = 200;
const longest = 10;
/** Seconds at the same rate before anything is counted: code that is compiled while it is measured is not what is asked. */
const warm = 4;
/** Tickets beside those that the rate needs: what is in flight. */
const spare = 100;

export interface Beats {
  /** Milliseconds from "complete" to its answer, and to the answer of the list that shows the next task. */
  readonly completions: number[];
  readonly next: number[];
  /** Beats for which no task was open: the machine did not keep up. */
  starved: number;
  readonly begun: number[];
}

/** Completions on a fixed beat, whether earlier ones were answered or not; until `isOver`. */
export const onBeat = async (
  desk: HttpDesk,
  ready: OpenTask[],
  rate: number,
  isOver: (beat: number) => boolean,
): Promise<Beats> => {
  const beats: Beats = { completions: [], next: [], starved: 0, begun: [] };
  const running: Promise<void>[] = [];
  const first = performance.now();
  for (let beat = 0; !isOver(beat); beat += 1) {
    const wait = first + (beat * 1_000) / rate - performance.now();
    if (wait > 0) await pause(wait);
    const task = ready.shift();
    if (task) running.push(completeAndList(desk, task, ready, beats));
    else beats.starved += 1;
  }
  await Promise.all(running);
  return beats;
};

const completeAndList = async (desk: HttpDesk, task: OpenTask, ready: OpenTask[], beats: Beats): Promise<void> => {
  const begun = performance.now();
  await desk.complete(task);
  beats.begun.push(begun);
  beats.completions.push(performance.now() - begun);
  // The list is asked once: what a completion has answered, every list shows.
  const next = await desk.listed(task.number);
  if (!next) {
    if (task.elementId !== 'Task_Article') throw new Error(`Expected the next task of ${task.number} in the list.`);
    return;
  }
  beats.next.push(performance.now() - begun);
  ready.push(next);
};

/** From handing "complete" over to the answer of the list of tasks that was asked upon its answer and shows the next one. */
export const measureLatency = async ({ figures, database, options }: Bench): Promise<void> => {
  const seconds = Math.min(options.seconds, longest);
  figures.heading(`HTTP at ${String(perSecond)} completions a second, each followed by the list of tasks`);
  const desk = await HttpDesk.start(await database.create(name), database.dataDir);
  const ready = await desk.openTickets(Math.ceil((perSecond * (warm + seconds)) / tasksPerTicket) + spare);
  await onBeat(desk, ready, perSecond, (beat) => beat >= perSecond * warm);
  await database.checkpoint();
  const before = { engine: preciseCpuOf(desk.pid), load: ownCpu() };
  const { completions, next, starved } = await onBeat(desk, ready, perSecond, (beat) => beat >= perSecond * seconds);
  const at = `HTTP at ${String(perSecond)}/s`;
  figures.add(judged.next, figuresOf(next).p99, 'ms');
  figures.add(`${at}: from "complete" to the next task in the list, p50`, figuresOf(next).p50, 'ms');
  figures.add(`${at}: completion p50`, figuresOf(completions).p50, 'ms');
  figures.add(`${at}: completion p99`, figuresOf(completions).p99, 'ms');
  figures.add(`${at}: beats without an open task`, starved, '');
  const perTask = (used: number): number => (used * 1e6) / completions.length;
  figures.add(`${at}: engine CPU per completion and list`, perTask(preciseCpuOf(desk.pid) - before.engine), 'µs');
  figures.add(`${at}: load generator CPU per completion and list`, perTask(ownCpu() - before.load), 'µs');
  await desk.stop();
  await database.drop(name);
};
