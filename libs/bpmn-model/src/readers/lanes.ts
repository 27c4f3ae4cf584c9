import type { Lane } from '../definition.js';
import type { ElementId } from '../definition/expression.js';
import { elementOf, elementsOf, type ModdleElement } from '../moddle/moddle-element.js';
import { propertiesOf, translationsOf } from './properties.js';

export interface Lanes {
  readonly lanes: Readonly<Record<ElementId, Lane>>;
  /** Lanes of a flow node, from outermost to innermost. */
  readonly of: (node: ModdleElement) => readonly ElementId[];
}

/** Lanes of a process with those of its subprocesses. A node inside a subprocess lies in the subprocess's lanes too. */
export function readLanes(containers: readonly ModdleElement[]): Lanes {
  const lanes: Record<ElementId, Lane> = {};
  const direct = new Map<ModdleElement, ElementId[]>();
  const visit = (set: ModdleElement | undefined, outer: readonly ElementId[]): void => {
    for (const lane of elementsOf(set, 'lanes')) {
      const path = [...outer, lane.id ?? ''];
      lanes[lane.id ?? ''] = toLane(lane);
      for (const node of elementsOf(lane, 'flowNodeRef')) {
        if (path.length > (direct.get(node)?.length ?? 0)) direct.set(node, path);
      }
      visit(elementOf(lane, 'childLaneSet'), path);
    }
  };
  for (const container of containers) for (const set of elementsOf(container, 'laneSets')) visit(set, []);
  const of = (node: ModdleElement): readonly ElementId[] => {
    const outer = node.$parent?.$instanceOf('bpmn:FlowNode') ? of(node.$parent) : [];
    return [...outer, ...(direct.get(node) ?? [])];
  };
  return { lanes, of };
}

function toLane(lane: ModdleElement): Lane {
  const properties = propertiesOf(lane);
  const group = properties['relevo:group']?.trim();
  return {
    id: lane.id ?? '',
    ...(lane.name !== undefined && { name: lane.name }),
    ...(group && { group }),
    publicLabel: translationsOf(properties, 'relevo:publicLabel'),
  };
}
