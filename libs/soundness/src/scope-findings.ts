import type { FlowNode } from '@relevo/bpmn-model';
import type { Exploration, Reached, Way } from './exploration.js';
import { wayTo } from './exploration.js';
import type { SoundnessFinding } from './finding.js';
import { leastBegun } from './least-begun.js';
import { at, opened, waitingBy } from './marking.js';
import { gathers, runsThrough, type ScopeNet } from './scope-net.js';

/** A finding before anybody asked how sure it is. */
export type Found = Omit<SoundnessFinding, 'certainty' | 'answer'> & { readonly always: boolean };

export interface Explored {
  readonly net: ScopeNet;
  readonly exploration: Exploration;
}

const isStuck = ({ state, next, exits, cut }: Reached): boolean =>
  !cut && !state.marking.isEmpty && next.length === 0 && exits.length === 0;

const found = (code: Found['code'], elementId: string, way: Way, others: readonly string[] = []): Found => ({
  ...{ code, elementId, others, always: true },
  ...way,
});

const waitsAt = (node: FlowNode, reached: Reached): boolean =>
  gathers(node) && node.incoming.some((flow) => reached.state.marking.count(waitingBy(flow)) > 0);

/** A gateway where what was decided before leaves no way open. */
const closed = (node: FlowNode, { state }: Reached): boolean =>
  runsThrough(node) && state.marking.count(at(node.id)) > 0;

/** Nothing can happen any more, and a token still waits: for one that never comes, or because it was one too many. */
export const stuckTokens = ({ net, exploration }: Explored): readonly Found[] =>
  exploration.states.filter(isStuck).flatMap((reached) =>
    net.nodes.flatMap((node) => {
      const { marking } = reached.state;
      if (closed(node, reached)) return [found('deadlock', node.id, wayTo(reached))];
      if (!waitsAt(node, reached)) return [];
      const missing = node.incoming.filter((flow) => marking.count(waitingBy(flow)) === 0);
      const code = marking.count(opened(node.id)) > 0 ? 'work-left-behind' : 'deadlock';
      return [found(code, node.id, wayTo(reached), missing)];
    }),
  );

/** An end that stops everything while somebody is at work. */
export const stoppedWork = ({ net, exploration }: Explored): readonly Found[] =>
  exploration.states.flatMap((reached) =>
    reached.dropped.flatMap(({ move }) => {
      if (move.exit !== 'terminate') return [];
      const end = net.nodes.find(({ id, type }) => type === 'endEvent' && reached.state.marking.count(at(id)) > 0);
      const work = net.nodes.filter(({ id, type }) => type === 'userTask' && move.dropped?.includes(at(id)));
      if (!end || work.length === 0) return [];
      const others = work.map(({ id }) => id);
      return [{ ...found('work-left-behind', end.id, wayTo(reached, move), others), always: false }];
    }),
  );

/**
 * Two tokens at one activity at the same time: ways that ran side by side were brought together without waiting. That
 * is legal BPMN, and may be meant where it depends on something: not where it comes to every ticket.
 */
export const missingSynchronisation = ({ net, exploration }: Explored): readonly Found[] => {
  const first = new Map<string, Found>();
  for (const reached of exploration.states) {
    for (const node of net.inOrder(reached.state.marking.crowded)) {
      if (runsThrough(node) || first.has(node.id)) continue;
      if ([...first.keys()].some((id) => isBehind(net, node.id, id))) continue;
      const always = leastBegun(exploration, node.id) > 1;
      first.set(node.id, { ...found('missing-synchronisation', node.id, wayTo(reached)), always });
    }
  }
  return [...first.values()];
};

const successors = (net: ScopeNet, id: string): readonly string[] => {
  const node = net.node(id);
  return node ? [...net.outgoing(node).map(({ target }) => target), ...node.boundaryEvents] : [];
};

/** Whether a way leads from `start` to `id`. */
export const isBehind = (net: ScopeNet, id: string, start: string): boolean => {
  const seen = new Set(successors(net, start));
  for (const one of seen) for (const next of successors(net, one)) seen.add(next);
  return seen.has(id);
};

/** Opened joins are in no path of their own: their tokens are. */
const activeIn = ({ exploration }: Explored): ReadonlySet<string> =>
  new Set(exploration.states.flatMap(({ state }) => state.marking.nodes));

/** Parts that no token reaches, the first element of each. */
export const neverRuns = (explored: Explored, stuck: readonly Found[]): readonly Found[] => {
  const { net, exploration } = explored;
  const scope = net.node(net.id);
  if (!exploration.complete || scope?.type === 'adHocSubProcess') return [];
  const { passed } = exploration;
  const active = activeIn(explored);
  const runs = (id: string): boolean => {
    const node = net.node(id);
    return node !== undefined && (gathers(node) ? active.has(id) : passed.has(id));
  };
  const dead = net.nodes.filter((node) => net.isReachedByTokens(node) && !runs(node.id));
  const isFirst = (node: FlowNode): boolean => before(net, node).some(runs) || isEntry(net, node);
  const blocked = (node: FlowNode): boolean =>
    stuck.some(({ elementId }) => elementId === node.id || isBehind(net, node.id, elementId));
  return dead
    .filter((node) => isFirst(node) && !blocked(node))
    .map((node) => found('never-runs', node.id, { path: [], choices: [] }));
};

const before = (net: ScopeNet, node: FlowNode): readonly string[] => {
  if (node.type === 'boundaryEvent') return [node.attachedTo];
  return node.incoming.flatMap((flow) => net.definition.flows[flow]?.source ?? []);
};

/** Of a part that only leads to itself no element comes first: the first drawn stands for it. */
const isEntry = (net: ScopeNet, node: FlowNode): boolean => {
  const sources = before(net, node);
  if (sources.length === 0) return true;
  const around = net.nodes.filter(({ id }) => isBehind(net, id, node.id) && isBehind(net, node.id, id));
  return sources.every((id) => around.some((other) => other.id === id)) && around[0]?.id === node.id;
};

/** States from which neither an end nor a stop is within reach: it goes round for ever. */
export const noWayOut = ({ net, exploration }: Explored): readonly Found[] => {
  if (!exploration.complete) return [];
  const before = new Map<Reached, Reached[]>();
  for (const reached of exploration.states) {
    for (const next of reached.next) before.set(next, [...(before.get(next) ?? []), reached]);
  }
  const ends = exploration.states.filter(
    ({ state, next, exits }) => state.marking.isEmpty || exits.length > 0 || next.length === 0,
  );
  const leaves = new Set(ends);
  for (const reached of leaves) for (const previous of before.get(reached) ?? []) leaves.add(previous);
  const caught = exploration.states.filter((reached) => !leaves.has(reached));
  const placesOf = ({ state }: Reached): readonly FlowNode[] => net.inOrder(state.marking.nodes);
  // Where somebody waits says more than what is passed on the way there.
  const reached = caught.find((one) => placesOf(one).some((node) => !runsThrough(node))) ?? caught[0];
  if (!reached) return [];
  const places = placesOf(reached);
  const place = places.find((node) => !runsThrough(node)) ?? places[0];
  return place ? [found('no-way-out', place.id, wayTo(reached))] : [];
};
