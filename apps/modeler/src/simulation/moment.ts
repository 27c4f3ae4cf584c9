import type { CaseState, Instant, Key, ProcessEvent } from '@relevo/bpmn-kernel';
import { CaseReader } from './case-reader.js';
import type { Act, MomentView, Notice, Opening } from './protocol.js';
import type { SimulatedServices } from './simulated-services.js';
import { takenWays } from './taken-ways.js';
import { VariableTable } from './variable-origins.js';
import { WhatToDo } from './what-to-do.js';

/** A state with what led to it. */
export interface Moment {
  readonly act: Act;
  readonly elementId: string | null;
  readonly now: Instant;
  readonly state: CaseState;
  readonly events: readonly ProcessEvent[];
  readonly tooManyTimers: boolean;
}

/** Flows taken in one process instance; those of called ones are not on this drawing. */
export const pathOf = (events: readonly ProcessEvent[], instance: Key): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'SequenceFlowTaken' && event.processInstanceKey === instance ? [event.flowId] : [],
  );

const visitsOf = (events: readonly ProcessEvent[], instance: Key): Readonly<Record<string, number>> => {
  const visits: Record<string, number> = {};
  for (const event of events) {
    if (event.type !== 'ElementCompleted' || event.processInstanceKey !== instance) continue;
    visits[event.elementId] = (visits[event.elementId] ?? 0) + 1;
  }
  return visits;
};

const noticesOf = ({ events, tooManyTimers }: Moment, reader: CaseReader): readonly Notice[] => {
  const notices = events.flatMap((event): readonly Notice[] => {
    if (event.type === 'NotificationRequested') {
      return [{ kind: 'told', to: event.to, name: reader.nameOf(event.processInstanceKey, event.elementId) }];
    }
    if (event.type === 'SequenceFlowTaken' && event.unknownVariables.length > 0) {
      const definition = reader.definitionOf(event.processInstanceKey);
      const flow = definition?.flows[event.flowId];
      const way = flow?.name ?? (flow && definition?.nodes[flow.target]?.name) ?? event.flowId;
      return [{ kind: 'unknown-names', names: event.unknownVariables, flow: way }];
    }
    return [];
  });
  return tooManyTimers ? [...notices, { kind: 'too-many-timers' }] : notices;
};

const tokensOf = (reader: CaseReader, root: Key): MomentView['tokens'] => {
  const faults = [...reader.state.faults.values()];
  const asked = new Set(faults.filter((fault) => reader.isAsked(fault)).map(({ elementKey }) => elementKey));
  const stuck = new Set(faults.map(({ elementKey }) => elementKey));
  const elements = reader.elements();
  // What is done several times is a scope of its own, under the same name: its parts are the tokens.
  const around = new Map(elements.map(({ key, elementId }) => [key, elementId]));
  const bodies = new Set(
    elements.filter((one) => around.get(one.scopeKey) === one.elementId).map((one) => one.scopeKey),
  );
  return elements
    .filter(({ key, processInstanceKey }) => processInstanceKey === root && !bodies.has(key))
    .map(({ key, elementId, state }) => ({
      elementId,
      state: asked.has(key) || state === 'joining' ? 'waiting' : stuck.has(key) ? 'fault' : 'active',
    }));
};

const endedOf = (reader: CaseReader, events: readonly ProcessEvent[]): readonly string[] | null => {
  const { root } = reader;
  if (root === undefined || root.state === 'active') return null;
  const last = root.endElementId ?? events.findLast((event) => event.type === 'ElementCompleted')?.elementId;
  return last === undefined ? [] : [reader.nameOf(root.key, last)];
};

/** The last of these moments as a person sees it, with the way that led there. */
export const momentOf = (moments: readonly Moment[], services: SimulatedServices, opening: Opening): MomentView => {
  const shown = moments.at(-1);
  if (shown === undefined) throw new Error('Expected at least one step to show, but there is none.');
  const reader = new CaseReader(shown.state, services, shown.now);
  const root = reader.root?.key ?? shown.state.caseKey;
  const events = moments.flatMap((moment) => moment.events);
  const todo = new WhatToDo(reader, services, opening.language);
  return {
    at: shown.now,
    startedAt: opening.startedAt,
    tokens: tokensOf(reader, root),
    path: pathOf(events, root),
    visits: visitsOf(events, root),
    focus: shown.elementId,
    todo: todo.list(),
    timers: todo.timers(),
    variables: new VariableTable(reader, moments).rows(),
    notices: noticesOf(shown, reader),
    taken: takenWays(shown, reader, services.forks),
    ended: endedOf(reader, events),
  };
};
