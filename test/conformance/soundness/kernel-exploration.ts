import { emptyCase, execute, type CaseState, type Command, type Key } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { feelServices } from '../support/feel-services.js';
import { placeOf } from '../differential/kernel-run.js';

const INSTANCE = 'i' as Key;

/** What the kernel itself can come to, whoever does what with whatever value of `v`. */
export interface KernelExploration {
  /** Joins at which a token waits in a state where nobody can do anything. */
  readonly stuckAt: ReadonlySet<string>;
  /** Elements that were active in some run. */
  readonly reached: ReadonlySet<string>;
  /** False where more than two tokens met at one place, or there were too many states: then nothing is said. */
  readonly complete: boolean;
}

interface Reached {
  readonly state: CaseState;
  /** Boundary events that do not interrupt and have occurred, by the task's key: each once. */
  readonly occurred: readonly string[];
}

/** What the diagrams' conditions name (0 to 3), and one value of each kind between and beyond. */
const values = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];

class Explorer {
  readonly #services = feelServices();
  readonly #known = new Set<string>();
  readonly #queue: Reached[] = [];
  readonly #reached = new Set<string>();
  readonly #stuckAt = new Set<string>();
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
    for (const reached of this.#queue) this.#next(reached);
    return { stuckAt: this.#stuckAt, reached: this.#reached, complete: this.#complete };
  }

  #next({ state, occurred }: Reached): void {
    const tasks = [...state.userTasks.values()];
    if (tasks.length === 0) {
      for (const { state: token, elementId } of state.elements.values()) {
        if (token === 'joining') this.#stuckAt.add(elementId);
      }
    }
    for (const chosen of values) {
      const variables = { v: chosen };
      for (const { key: userTaskKey } of tasks) {
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
    const outcome = execute(from, command, this.#services);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    for (const event of outcome.events) {
      if (event.type === 'ElementActivated' || event.type === 'ElementCompleted') this.#reached.add(event.elementId);
    }
    const { state } = outcome;
    const places = [...state.elements.values()].flatMap((element) => placeOf(element) ?? []).sort();
    const crowded = places.some((place, index) => place === places[index + 2]);
    if (crowded || this.#queue.length >= this.maxStates) {
      this.#complete = false;
      return;
    }
    const notes = occurred.map((note) => this.#note(note, state)).sort();
    const key = JSON.stringify([places, v, notes]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#queue.push({ state, occurred });
  }

  /** The same whatever key the task has: by its element, as long as it is open. */
  #note(note: string, state: CaseState): string {
    const [key, target] = note.split(' ');
    const task = state.elements.get((key ?? '') as Key);
    return task ? `${task.elementId} ${target ?? ''}` : '';
  }
}

export const exploreKernel = (definition: ProcessDefinition, maxStates: number): KernelExploration =>
  new Explorer(definition, maxStates).run();
