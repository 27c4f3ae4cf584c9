import { emptyCase, execute, type CaseState, type Command, type Key, type ProcessEvent } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { feelServices } from '../support/feel-services.js';
import { type Note, ScopeForms } from './scope-forms.js';

const INSTANCE = 'i' as Key;

/** What the kernel itself can come to, whoever does what with whatever value of `v`. */
export interface KernelExploration {
  /** Joins at which a token waits in a scope where nobody can do anything. */
  readonly stuckAt: ReadonlySet<string>;
  /** Joins that wait for a subprocess which is stuck itself. */
  readonly stuckBehind: ReadonlySet<string>;
  /** Elements that were active in some run. */
  readonly reached: ReadonlySet<string>;
  /** False where more than two tokens met at one place, or there were too many states: then nothing is said. */
  readonly complete: boolean;
}

interface Reached {
  readonly state: CaseState;
  /** Each occurs once. */
  readonly occurred: readonly Note[];
}

/** What the diagrams' conditions name (0 to 3), and one value of each kind between and beyond. */
const values = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];

/** An end that throws an error is ended by it. */
const wasThere = (event: ProcessEvent): event is Extract<ProcessEvent, { type: 'ElementActivated' | 'ErrorThrown' }> =>
  ['ElementActivated', 'ElementCompleted', 'ErrorThrown'].includes(event.type);

class Explorer {
  readonly #services = feelServices();
  readonly #known = new Set<string>();
  readonly #queue: Reached[] = [];
  readonly #reached = new Set<string>();
  readonly #stuckAt = new Set<string>();
  readonly #stuckBehind = new Set<string>();
  #complete = true;

  constructor(
    definition: ProcessDefinition,
    private readonly maxStates: number,
  ) {
    this.#services.publish(definition);
  }

  run(): KernelExploration {
    for (const v of values) {
      const variables = { v };
      const start = {
        type: 'StartProcessInstance',
        processInstanceKey: INSTANCE,
        definitionKey: 'd1' as Key,
        variables,
      };
      this.#follow(emptyCase('case' as Key), start as Command, { v, occurred: [] });
    }
    // What is not looked at whole is not used: no need to go on then.
    for (const reached of this.#queue) if (this.#complete) this.#next(reached);
    const [stuckAt, stuckBehind, reached] = [this.#stuckAt, this.#stuckBehind, this.#reached];
    return { stuckAt, stuckBehind, reached, complete: this.#complete };
  }

  #next({ state, occurred }: Reached): void {
    const { at, behind } = new ScopeForms(state, INSTANCE, occurred).stuck;
    for (const id of at) this.#stuckAt.add(id);
    for (const id of behind) this.#stuckBehind.add(id);
    for (const chosen of values) {
      const variables = { v: chosen };
      for (const { key: userTaskKey } of state.userTasks.values()) {
        const values = { kind: 'variables', variables } as const;
        this.#follow(state, { type: 'CompleteUserTask', userTaskKey, values }, { v: chosen, occurred });
      }
      for (const row of state.subscriptions.values()) {
        const note = `${row.elementKey} ${row.targetElementId}`;
        if (occurred.includes(note)) continue;
        const at = { subscriptionKey: row.key, messageKey: 'm' as Key, messageName: row.targetElementId };
        const after = { v: chosen, occurred: [...occurred, note] };
        this.#follow(state, { type: 'CorrelateMessage', ...at, variables }, after);
      }
    }
  }

  #follow(from: CaseState, command: Command, { v, occurred }: Omit<Reached, 'state'> & { readonly v: number }): void {
    if (!this.#complete) return;
    const outcome = execute(from, command, this.#services);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    for (const event of outcome.events) {
      if (wasThere(event)) this.#reached.add(event.elementId);
    }
    const { state } = outcome;
    const [fault] = state.faults.values();
    if (fault) throw new Error(fault.message);
    const forms = new ScopeForms(state, INSTANCE, occurred);
    if (forms.isCrowded || this.#queue.length >= this.maxStates) {
      this.#complete = false;
      return;
    }
    const key = `${forms.form} ${v}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#queue.push({ state, occurred: occurred.filter((note) => state.elements.has(note.split(' ')[0] as Key)) });
  }
}

export const exploreKernel = (definition: ProcessDefinition, maxStates: number): KernelExploration =>
  new Explorer(definition, maxStates).run();
