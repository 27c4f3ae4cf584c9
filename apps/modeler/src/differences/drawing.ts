import { listOf, type Moddle, oneOf, typeOf } from './moddle.js';

/** A diagram taken apart: its steps, ways and lanes by id. */
export interface Drawing {
  readonly definitions: Moddle | null;
  readonly processes: readonly Moddle[];
  readonly steps: ReadonlyMap<string, Moddle>;
  readonly ways: ReadonlyMap<string, Moddle>;
  readonly lanes: ReadonlyMap<string, Moddle>;
  /** Name of the innermost lane by step; of what nobody does (events, gateways) it says nothing. */
  readonly laneOf: ReadonlyMap<string, string>;
}

const lanesIn = (laneSet: Moddle | undefined): readonly Moddle[] =>
  listOf(laneSet, 'lanes').flatMap((lane) => [lane, ...lanesIn(oneOf(lane, 'childLaneSet'))]);

const contentsOf = (scope: Moddle): readonly Moddle[] =>
  listOf(scope, 'flowElements').flatMap((element) => [element, ...contentsOf(element)]);

const annotationsOf = (scope: Moddle): readonly Moddle[] => [
  ...listOf(scope, 'artifacts').filter(({ $type }) => $type === 'bpmn:TextAnnotation'),
  ...listOf(scope, 'flowElements').flatMap(annotationsOf),
];

const byId = (elements: readonly Moddle[]): ReadonlyMap<string, Moddle> =>
  new Map(elements.flatMap((element) => (element.id === undefined ? [] : [[element.id, element] as const])));

const isWay = ({ $type }: Moddle): boolean => $type === 'bpmn:SequenceFlow';
const isActivity = ({ $type }: Moddle): boolean => /(Task|SubProcess|Transaction|CallActivity)$/.test($type);
const isData = ({ $type }: Moddle): boolean => /Data(Object|Store)/.test($type);

/** Of nothing, nothing: a file that is no BPMN is compared as a file. */
export const drawingOf = (definitions: Moddle | null): Drawing => {
  const roots = listOf(definitions ?? undefined, 'rootElements');
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  const elements = processes.flatMap(contentsOf);
  const lanes = processes.flatMap((process) => listOf(process, 'laneSets').flatMap(lanesIn));
  const laneOf = new Map(
    lanes.flatMap((lane) =>
      listOf(lane, 'flowNodeRef')
        .filter(isActivity)
        .map(({ id = '' }) => [id, lane.name ?? ''] as const),
    ),
  );
  const steps = elements.filter((element) => !isWay(element) && !isData(element));
  const notes = [...processes, ...roots.filter((root) => typeOf(root) === 'Collaboration')].flatMap(annotationsOf);
  return {
    definitions,
    processes,
    steps: byId([...steps, ...notes]),
    ways: byId(elements.filter(isWay)),
    lanes: byId(lanes),
    laneOf,
  };
};

/** How a step is called: its name, else what kind it is. */
export const calledSo = (step: Moddle | undefined) =>
  step === undefined
    ? ({ as: 'type', text: 'Element' } as const)
    : (step.name ?? '') === ''
      ? ({ as: 'type', text: typeOf(step) } as const)
      : ({ as: 'name', text: step.name ?? '' } as const);

const neighbours = (step: Moddle, direction: 'outgoing' | 'incoming'): readonly Moddle[] =>
  listOf(step, direction).flatMap((way) => oneOf(way, direction === 'outgoing' ? 'targetRef' : 'sourceRef') ?? []);

/** The nearest step with a name that `known` has, too. */
export const nearest = (
  from: Moddle,
  direction: 'outgoing' | 'incoming',
  known: ReadonlyMap<string, Moddle>,
): Moddle | undefined => {
  const seen = new Set<Moddle>([from]);
  let front = neighbours(from, direction);
  while (front.length > 0) {
    const found = front.find(({ id = '', name = '' }) => name !== '' && known.has(id));
    if (found !== undefined) return found;
    for (const step of front) seen.add(step);
    front = front.flatMap((step) => neighbours(step, direction)).filter((step) => !seen.has(step));
  }
  return undefined;
};
