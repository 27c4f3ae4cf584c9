import type {
  CaseState,
  ElementInstance,
  Fault,
  Instant,
  Json,
  Key,
  ProcessInstance,
  VariableLookup,
} from '@relevo/bpmn-kernel';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { Values } from '@relevo/contracts';
import type { Fork, Verdict } from './forks.js';
import type { SimulatedServices } from './simulated-services.js';

/** Reads the state of the simulated case beside its definitions. */
export class CaseReader {
  constructor(
    readonly state: CaseState,
    private readonly services: SimulatedServices,
    private readonly now: Instant,
  ) {}

  /** The instance that the person started; called ones have a parent. */
  get root(): ProcessInstance | undefined {
    return [...this.state.instances.values()].find(({ parentElementKey }) => parentElementKey === null);
  }

  definitionOf(processInstanceKey: Key): ProcessDefinition | undefined {
    const instance = this.state.instances.get(processInstanceKey);
    return instance && this.services.definition(instance.definitionKey)?.definition;
  }

  node(processInstanceKey: Key, elementId: string): FlowNode | undefined {
    return this.definitionOf(processInstanceKey)?.nodes[elementId];
  }

  nameOf(processInstanceKey: Key, elementId: string): string {
    return this.node(processInstanceKey, elementId)?.name ?? elementId;
  }

  /** Name of the called process; null in the draft's own. */
  inside(processInstanceKey: Key): string | null {
    if (processInstanceKey === this.root?.key) return null;
    const definition = this.definitionOf(processInstanceKey);
    return definition?.name ?? definition?.id ?? null;
  }

  /** From the inside out: the scopes whose variables are seen from one. */
  scopesFrom(scopeKey: Key): readonly Key[] {
    const keys: Key[] = [];
    for (let key: Key | undefined = scopeKey; key !== undefined; key = this.state.elements.get(key)?.scopeKey) {
      keys.push(key);
    }
    return keys;
  }

  lookup(scopeKey: Key): VariableLookup {
    const visible = this.visible(scopeKey);
    return (name) => (Object.hasOwn(visible, name) ? (visible[name] as Json) : undefined);
  }

  visible(scopeKey: Key): Values {
    const keys = [this.state.caseKey, ...this.scopesFrom(scopeKey).toReversed()];
    const entries = keys.flatMap((key) => Object.entries(this.state.variables.get(key)?.variables ?? {}));
    return Object.fromEntries(entries.map(([name, { value }]) => [name, value as Values[string]]));
  }

  /** The gateway that a token stays before; null: it is stuck at something else. */
  forkOf({ processInstanceKey, elementId }: Pick<Fault, 'processInstanceKey' | 'elementId'>): Fork | null {
    const processId = this.definitionOf(processInstanceKey)?.id;
    return processId === undefined ? null : this.services.forks.at({ processId, elementId });
  }

  /** Why the person is asked at a gateway that could go on by itself; null: it could not. */
  undecided(fault: Fault): Verdict | null {
    const fork = fault.code === 'condition-not-boolean' ? this.forkOf(fault) : null;
    return fork && this.services.undecided(fork, this.lookup(fault.elementKey), this.now);
  }

  /** A token that waits for the person to choose is not stuck. */
  isAsked(fault: Fault): boolean {
    return this.undecided(fault) !== null;
  }

  /** Elements that hold a token, innermost scopes and waiting joins included. */
  elements(): readonly ElementInstance[] {
    return [...this.state.elements.values()];
  }
}
