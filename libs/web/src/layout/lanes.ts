import { childrenOf, idOf, textsOf } from './bpmn-tree.js';

/** A row of the drawing: a lane with its steps, or what stands in no lane. */
export interface Band {
  readonly lane: Element | null;
  readonly depth: number;
  readonly nodes: ReadonlySet<string>;
}

const lanesOf = (parent: Element, set: string): readonly Element[] =>
  childrenOf(parent, set).flatMap((lanes) => childrenOf(lanes, 'lane'));

const leaves = (lane: Element, depth: number): readonly Band[] => {
  const inner = lanesOf(lane, 'childLaneSet');
  if (inner.length > 0) return inner.flatMap((one) => leaves(one, depth + 1));
  return [{ lane, depth, nodes: new Set(textsOf(lane, 'flowNodeRef')) }];
};

export const bandsOf = (scope: Element, nodes: readonly string[]): readonly Band[] => {
  const bands = lanesOf(scope, 'laneSet').flatMap((lane) => leaves(lane, 1));
  const rest = nodes.filter((id) => bands.every((band) => !band.nodes.has(id)));
  if (bands.length > 0 && rest.length === 0) return bands;
  return [...bands, { lane: null, depth: 0, nodes: new Set(rest) }];
};

/** Lanes that hold other lanes, with the ids of all lanes inside. */
export const outerLanes = (scope: Element): readonly { readonly id: string; readonly inside: readonly string[] }[] => {
  const visit = (lane: Element): ReturnType<typeof outerLanes> => {
    const inner = lanesOf(lane, 'childLaneSet');
    if (inner.length === 0) return [];
    return [
      { id: idOf(lane), inside: leaves(lane, 1).map((band) => idOf(band.lane ?? lane)) },
      ...inner.flatMap(visit),
    ];
  };
  return lanesOf(scope, 'laneSet').flatMap(visit);
};
