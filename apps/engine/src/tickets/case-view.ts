import type { CaseState, ElementInstance, Key } from '@relevo/bpmn-kernel';
import type { DiagramToken, FaultView, TicketVariables, Values } from '@relevo/contracts';
import { ticketVariable, type DefinitionLookup } from './derive-ticket.js';
import { timestamp } from './ticket-view.js';

type TokenState = DiagramToken['state'];

/** Elements that wait for something that no person here does. */
const passive: ReadonlySet<ElementInstance['type']> = new Set([
  'intermediateCatchEvent',
  'eventBasedGateway',
  'receiveTask',
]);

/** How a token looks: stuck, worked on, or waiting for a message, a time or another token. */
export const tokenState = (element: ElementInstance, faulty: ReadonlySet<Key>): TokenState => {
  if (faulty.has(element.key)) return 'fault';
  return element.state === 'joining' || passive.has(element.type) ? 'waiting' : 'active';
};

export const faultyElements = (state: CaseState): ReadonlySet<Key> =>
  new Set([...state.faults.values()].map(({ elementKey }) => elementKey));

/** What holds the instances of a loop is no token beside them; without any, or stuck, it is. */
export const tokensOf = (state: CaseState, faulty: ReadonlySet<Key>): readonly ElementInstance[] => {
  const elements = [...state.elements.values()];
  const scopes = new Set(elements.map(({ scopeKey }) => scopeKey));
  return elements.filter(({ key, loop }) => loop?.kind !== 'body' || faulty.has(key) || !scopes.has(key));
};

const loudest: readonly TokenState[] = ['fault', 'active', 'waiting'];

/** Tokens of one process instance, by the element they are at. */
export const diagramTokens = (state: CaseState, processInstanceKey: Key): readonly DiagramToken[] => {
  const faulty = faultyElements(state);
  const states = new Map<string, TokenState[]>();
  for (const element of tokensOf(state, faulty)) {
    if (element.processInstanceKey !== processInstanceKey) continue;
    states.set(element.elementId, [...(states.get(element.elementId) ?? []), tokenState(element, faulty)]);
  }
  return [...states].map(([elementId, all]) => ({
    elementId,
    count: all.length,
    state: loudest.find((one) => all.includes(one)) ?? 'active',
  }));
};

export const faultViews = (state: CaseState, definitionOf: DefinitionLookup): readonly FaultView[] =>
  [...state.faults.values()].map((fault) => {
    const instance = state.instances.get(fault.processInstanceKey);
    const node = instance && definitionOf(instance.definitionKey)?.nodes[fault.elementId];
    return {
      key: fault.key,
      elementId: fault.elementId,
      elementName: node?.name ?? null,
      code: fault.code,
      message: fault.message,
      raisedAt: timestamp(fault.raisedAt),
    };
  });

const valuesOf = (state: CaseState, scopeKey: Key): Values =>
  Object.fromEntries(
    Object.entries(state.variables.get(scopeKey)?.variables ?? {}).map(([name, { value }]) => [name, value]),
  ) as Values;

/** What the case knows now, scope by scope. */
export const variablesView = (state: CaseState): TicketVariables => ({
  ticket: ticketVariable(state) as Values,
  scopes: [
    ...[...state.instances.values()].map(({ key, bpmnProcessId }) => ({ scope: bpmnProcessId, key })),
    ...[...state.elements.values()].map(({ key, elementId }) => ({ scope: elementId, key })),
  ]
    .map(({ scope, key }) => ({ scope, values: valuesOf(state, key) }))
    .filter(({ values }) => Object.keys(values).length > 0),
});
