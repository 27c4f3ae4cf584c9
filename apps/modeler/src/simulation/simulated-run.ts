import {
  execute,
  fromSnapshot,
  toSnapshot,
  type CaseState,
  type Command,
  type Instant,
  type Key,
  type ProcessEvent,
  type Rejection,
} from '@relevo/bpmn-kernel';
import type { SimulatedServices } from './simulated-services.js';

/** Thrown out of a run: nothing of the act has happened. */
export class Refused extends Error {
  constructor(readonly rejection: Pick<Rejection, 'message' | 'fields'>) {
    super(rejection.message);
    this.name = 'Refused';
  }
}

/** Messages that reach the case itself, one round of the engine's deliverer each. */
const mostDeliveries = 100;

/** Commands of one act on a copy of the state; what it was before stays as it is. */
export class SimulatedRun {
  readonly events: ProcessEvent[] = [];
  #state: CaseState;

  constructor(
    before: CaseState,
    private readonly services: SimulatedServices,
    private readonly now: Instant,
  ) {
    this.#state = before;
  }

  /** Rows of its own: later steps write to other ones. */
  get state(): CaseState {
    return fromSnapshot(toSnapshot(this.#state));
  }

  do(command: Command): void {
    const before = this.events.length;
    this.#execute(command);
    for (let at = before; at < this.events.length && at < before + mostDeliveries * 100; at += 1) this.#deliver(at);
  }

  #execute(command: Command): void {
    const outcome = execute(this.#state, command, this.services.at(this.now));
    if (!outcome.ok) throw new Refused(outcome.rejection);
    this.#state = outcome.state;
    this.events.push(...outcome.events);
  }

  /** The engine delivers what a case throws as that case's own command; to other cases there is nobody. */
  #deliver(at: number): void {
    const event = this.events[at];
    if (event?.type !== 'MessageThrown') return;
    const { messageName, correlationKey, messageKey, variables } = event;
    const waits = [...this.#state.subscriptions.values()].find(
      (row) => row.messageName === messageName && (row.correlationKey ?? correlationKey) === correlationKey,
    );
    if (waits === undefined) return;
    const subscriptionKey: Key = waits.key;
    this.#execute({ type: 'CorrelateMessage', subscriptionKey, messageKey, messageName, variables });
  }
}
