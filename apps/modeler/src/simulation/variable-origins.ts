import type { Json, Key, ProcessEvent, VariableEntry, VariableScope } from '@relevo/bpmn-kernel';
import type { Values } from '@relevo/contracts';
import type { CaseReader } from './case-reader.js';
import type { VariableView } from './protocol.js';

interface Origin {
  readonly elementId: string | null;
  readonly processInstanceKey: Key | null;
  readonly step: number;
}

/** Events of one step, with what the person did it at. */
export interface Told {
  readonly elementId: string | null;
  readonly events: readonly ProcessEvent[];
}

const origin = (scopeKey: string, name: string): string => `${scopeKey} ${name}`;

/** Each variable's last writer: the element whose event came before it in the same step. */
export const originsOf = (steps: readonly Told[]): ReadonlyMap<string, Origin> => {
  const origins = new Map<string, Origin>();
  steps.forEach(({ elementId, events }, step) => {
    let writer: Origin = { elementId, processInstanceKey: null, step };
    for (const event of events) {
      if ('elementId' in event)
        writer = { elementId: event.elementId, processInstanceKey: event.processInstanceKey, step };
      if (event.type === 'VariableSet') origins.set(origin(event.scopeKey, event.name), writer);
      if (event.type === 'TicketFieldsSet') {
        for (const field of Object.keys(event.fields)) origins.set(origin('ticket', field), writer);
      }
    }
  });
  return origins;
};

/** Every variable of the moment, the process's own first; `ticket` field by field. */
export class VariableTable {
  readonly #origins: ReadonlyMap<string, Origin>;

  constructor(
    private readonly reader: CaseReader,
    private readonly steps: readonly Told[],
  ) {
    this.#origins = originsOf(steps);
  }

  rows(): readonly VariableView[] {
    return [...this.reader.state.variables.values(), ...this.#left()]
      .flatMap(({ scopeKey, variables }) =>
        Object.entries(variables).flatMap(([name, { value }]) =>
          name === 'ticket' ? this.#ticket(value) : [this.#row({ scopeKey, name, value })],
        ),
      )
      .toSorted((a, b) => Number(a.scope !== null) - Number(b.scope !== null));
  }

  /** What an ended instance had: its rows leave the state with it, but a person still wants to look. */
  #left(): readonly VariableScope[] {
    const { root, state } = this.reader;
    if (root === undefined || root.state === 'active' || state.variables.has(root.key)) return [];
    const variables: Record<string, VariableEntry> = {};
    for (const event of this.steps.flatMap(({ events }) => events)) {
      if (event.type !== 'VariableSet' || event.scopeKey !== root.key) continue;
      variables[event.name] = { key: event.variableKey, value: event.value };
    }
    return [{ scopeKey: root.key, variables }];
  }

  #ticket(value: Json): readonly VariableView[] {
    const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    return fields
      .filter(([, field]) => field !== null)
      .map(([name, field]) => ({
        ...this.#row({ scopeKey: 'ticket', name, value: field as Json }),
        name: `ticket.${name}`,
      }));
  }

  #row({
    scopeKey,
    name,
    value,
  }: {
    readonly scopeKey: string;
    readonly name: string;
    readonly value: Json;
  }): VariableView {
    const { elementId, processInstanceKey, step } = this.#origins.get(origin(scopeKey, name)) ?? {
      elementId: null,
      processInstanceKey: null,
      step: 0,
    };
    const key = processInstanceKey ?? this.reader.root?.key;
    const scope = this.reader.state.elements.get(scopeKey as Key);
    const node = key === undefined || elementId === null ? undefined : this.reader.node(key, elementId);
    return {
      name,
      value: value as Values[string],
      scope:
        scope === undefined ? this.#instance(scopeKey) : this.reader.nameOf(scope.processInstanceKey, scope.elementId),
      setAt: node?.name ?? elementId ?? '',
      setBy: node?.type === 'userTask' && node.laneGroup !== undefined ? [node.laneGroup] : null,
      step,
      changed: step === this.steps.length - 1,
    };
  }

  /** Variables of a called process are not the draft's. */
  #instance(scopeKey: string): string | null {
    return this.reader.state.instances.has(scopeKey as Key) ? this.reader.inside(scopeKey as Key) : null;
  }
}
