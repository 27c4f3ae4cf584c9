import type { CaseState, Command, Fault, Instant } from '@relevo/bpmn-kernel';
import type { Decided } from './protocol.js';
import { goOn } from './scenario.js';
import { SimulatedRun } from './simulated-run.js';
import type { SimulatedServices } from './simulated-services.js';

export interface Beginning {
  readonly state: CaseState;
  readonly now: Instant;
  readonly decided: readonly Decided[] | undefined;
}

/** Commands of one act, and on their way what the person decided: each token is held at its gateway, then sent on. */
export class DecidingRun {
  readonly #run: SimulatedRun;
  readonly #open: Decided[];

  constructor(
    private readonly services: SimulatedServices,
    { state, now, decided = [] }: Beginning,
  ) {
    this.#run = new SimulatedRun(state, services, now);
    this.#open = [...decided];
  }

  get state(): CaseState {
    return this.#run.state;
  }

  get events(): SimulatedRun['events'] {
    return this.#run.events;
  }

  do(commands: readonly Command[]): void {
    const { forks } = this.services;
    forks.hold(this.#open);
    try {
      for (const command of commands) this.#run.do(command);
      while (this.#sendOn());
    } finally {
      forks.release();
    }
  }

  #sendOn(): boolean {
    const { state } = this.#run;
    for (const decided of this.#open) {
      const fork = this.services.forks.at(decided);
      const held = [...state.faults.values()].find(
        ({ elementId, processInstanceKey }) =>
          elementId === decided.elementId && this.#processOf(state, processInstanceKey) === decided.processId,
      );
      if (fork === null || held === undefined) continue;
      this.#open.splice(this.#open.indexOf(decided), 1);
      this.services.forks.decide(fork, decided.flowIds);
      for (const command of goOn(held, decided.variables)) this.#run.do(command);
      return true;
    }
    return false;
  }

  #processOf({ instances }: CaseState, processInstanceKey: Fault['processInstanceKey']): string | undefined {
    const key = instances.get(processInstanceKey)?.definitionKey;
    return key && this.services.definition(key)?.definition.id;
  }
}
