import { preciseCpuOf } from '../cpu.js';
import { nameOf } from '../benched-system.js';
import { HttpDesk, inParallel } from '../systems/http-desk.js';
import type { Bench } from './part.js';

const clientCounts = [8, 128];
/** Before anything is counted, so that the code is warm. */
const warmUp = 3_000;
const requests = 1_000;
const turns = 5;

const asked = {
  'nothing to do (Express, Nest, the door)': (desk: HttpDesk) => desk.live(),
  'who calls besides (one read)': (desk: HttpDesk) => desk.whoCalls(),
};

/** What HTTP takes by itself: an engine that has nothing else to do. The least of the turns, which take turns. */
export const measureRequests = async ({ figures, database }: Bench): Promise<void> => {
  figures.heading('Requests alone (no task, no command)');
  const desk = await HttpDesk.start(database.url, database.dataDir);
  for (const ask of Object.values(asked)) await cpuOf(desk, { clients: 8, requests: warmUp }, ask);
  for (const clients of clientCounts) {
    const least = new Map<string, number>();
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [what, ask] of Object.entries(asked)) {
        const took = await cpuOf(desk, { clients, requests }, ask);
        least.set(what, Math.min(took, least.get(what) ?? Infinity));
      }
    }
    for (const [what, took] of least) figures.add(`${nameOf('request', clients)}: ${what}, engine CPU`, took, 'µs');
  }
  await desk.stop();
};

/** Of the engine, in µs for each request. */
const cpuOf = async (
  desk: HttpDesk,
  load: { readonly clients: number; readonly requests: number },
  ask: (desk: HttpDesk) => Promise<void>,
): Promise<number> => {
  const before = preciseCpuOf(desk.pid);
  await inParallel(load.clients, Array.from({ length: load.requests }), () => ask(desk));
  return ((preciseCpuOf(desk.pid) - before) * 1e6) / load.requests;
};
