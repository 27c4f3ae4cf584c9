import { type CaseState, type Command, execute, type Key, type ProcessEvent, type Services } from '@relevo/bpmn-kernel';
import { EngineError } from '../errors/engine-error.js';
import { applyTicketEvent, type TicketEvent, type TicketState } from '../tickets/ticket-state.js';
import type { CaseEvent, CaseWorkspace } from './executor.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

interface Beginning {
  readonly caseKey: Key;
  readonly state: CaseState;
  readonly ticket: TicketState | null;
  readonly rechecked: Rows;
}

/** One command's working copy: forks of the case it began with, thrown away unless the command is accepted. */
export class CommandWorkspace implements CaseWorkspace {
  readonly events: CaseEvent[] = [];
  readonly caseKey: Key;
  readonly rechecked: Rows;
  #state: CaseState;
  #ticket: TicketState | null;

  constructor(
    beginning: Beginning,
    readonly services: Services,
  ) {
    this.caseKey = beginning.caseKey;
    this.rechecked = beginning.rechecked;
    this.#state = beginning.state;
    this.#ticket = beginning.ticket;
  }

  get now() {
    return this.services.now;
  }

  get state(): CaseState {
    return this.#state;
  }

  get ticket(): TicketState | null {
    return this.#ticket;
  }

  run(command: Command): readonly ProcessEvent[] {
    const outcome = execute(this.#state, command, this.services);
    if (!outcome.ok) {
      const { code, message, fields } = outcome.rejection;
      throw new EngineError(code, message, fields ? { fields } : {});
    }
    this.#state = outcome.state;
    this.events.push(...outcome.events);
    return outcome.events;
  }

  record(event: TicketEvent): void {
    this.#ticket = applyTicketEvent(this.#ticket, event);
    this.events.push(event);
  }
}
