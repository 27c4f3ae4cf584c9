import { addMeasured, type BenchedSystem, type Measured, nameOf, NotMeasured } from '../benched-system.js';
import { BpmnEngineSystem } from '../systems/bpmn-engine-system.js';
import { ExecutorSystem } from '../systems/executor-system.js';
import { HttpSystem } from '../systems/http-system.js';
import { LimitSystem } from '../systems/limit-system.js';
import { PeerSystem, peers } from '../systems/peer-system.js';
import { clientCounts } from '../goals.js';
import { type Bench, isWanted } from './part.js';

const warmAtMost = 5;

/** By the name on the command line, in the order in which they are measured. */
const systems: Readonly<Record<string, (bench: Bench) => Promise<BenchedSystem>>> = {
  executor: ({ database }) => ExecutorSystem.start(database),
  limit: ({ database, options }) => LimitSystem.start(database, clientCounts, options.seconds),
  http: ({ database }) => HttpSystem.start(database),
  'bpmn-engine': ({ database }) => BpmnEngineSystem.start(database),
  ...Object.fromEntries(
    peers.map((peer) => [peer.module, ({ database }: Bench) => PeerSystem.start(peer, database)] as const),
  ),
};

export const systemNames: readonly string[] = Object.keys(systems);

/** Every system with the same numbers of clients, one after the other on the same server. */
export const measureSystems = async (bench: Bench): Promise<void> => {
  const { figures, options } = bench;
  for (const [name, start] of Object.entries(systems)) {
    if (!isWanted(options, name)) continue;
    try {
      await measureOne(bench, await start(bench));
    } catch (error) {
      if (!(error instanceof NotMeasured)) throw error;
      figures.say(`\n${name}: not measured, ${error.message}`);
    }
  }
};

const measureOne = async ({ figures, database, options }: Bench, system: BenchedSystem): Promise<void> => {
  figures.heading(`${system.name} (${system.remark})`);
  await system.warm(Math.min(options.seconds, warmAtMost));
  for (const clients of clientCounts) {
    await database.checkpoint();
    const measured: Measured = await system.measure(clients, options.seconds);
    addMeasured(figures, nameOf(system.name, clients), measured);
  }
  await system.stop();
};
