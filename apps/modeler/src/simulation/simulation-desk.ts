import type { BundleFiles } from '@relevo/contracts';
import type { Answer, Request } from './protocol.js';
import { calledProcesses, readBundle } from './simulated-bundle.js';
import { Simulation } from './simulation.js';

const callsOf = async (bundles: readonly BundleFiles[]): Promise<readonly string[]> => {
  const read = await Promise.all(bundles.map(readBundle));
  return calledProcesses(
    read.flatMap((one) => (one.ok ? one.bundle.definitions.map(({ definition }) => definition) : [])),
  );
};

/** Answers the screen's requests one after another; holds the one simulation there is. */
export class SimulationDesk {
  #simulation: Simulation | null = null;

  async answer(request: Request): Promise<Answer> {
    if (request.kind === 'act') return this.#opened().act(request.act);
    if (request.kind === 'decide') return this.#opened().decide(request.decided);
    if (request.kind === 'go-to') return this.#opened().goTo(request.step);
    if (request.kind === 'calls') return { kind: 'calls', processIds: await callsOf(request.bundles) };
    const opened = await Simulation.open(request.opening);
    if (!opened.ok) return opened.answer;
    this.#simulation = opened.simulation;
    if (request.kind === 'repeat') return opened.simulation.repeat(request.acts, request.before);
    return { kind: 'shown', view: opened.simulation.view() };
  }

  #opened(): Simulation {
    if (this.#simulation === null) throw new Error('Expected a draft to be opened first, but none is.');
    return this.#simulation;
  }
}
