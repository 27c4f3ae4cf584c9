import { diff } from 'bpmn-js-differ';
import { type Change, factNames, type FactName, named } from './change.js';
import { calledSo, type Drawing, nearest } from './drawing.js';
import { type Moddle, propertyOf, typeOf } from './moddle.js';
import { factsOf, saidFact } from './step-facts.js';
import { wayChanges } from './way-changes.js';

const added = (step: Moddle, before: Drawing, after: Drawing): Change => {
  const elementId = step.id ?? '';
  const lane = after.laneOf.get(elementId) ?? '';
  const said = { name: calledSo(step), ...(lane !== '' && { lane: named(lane) }) };
  const next = nearest(step, 'outgoing', before.steps);
  if (next !== undefined)
    return { kind: 'addedBefore', mark: 'added', elementId, said: { ...said, next: calledSo(next) } };
  const last = nearest(step, 'incoming', before.steps);
  if (last !== undefined)
    return { kind: 'addedAfter', mark: 'added', elementId, said: { ...said, last: calledSo(last) } };
  return { kind: 'added', mark: 'added', elementId, said };
};

const removed = (step: Moddle): Change => ({
  ...{ kind: 'removed', mark: 'removed', elementId: step.id ?? '' },
  said: { name: calledSo(step) },
});

const factKind = (name: FactName, before: string, now: string): Change['kind'] =>
  before === '' ? `${name}Set` : now === '' ? `${name}Gone` : `${name}Changed`;

/** What one step says otherwise than before; a sentence each. */
const stepChanges = (step: Moddle, [before, after]: readonly [Drawing, Drawing]): readonly Change[] => {
  const elementId = step.id ?? '';
  const earlier = before.steps.get(elementId);
  if (earlier === undefined) return [];
  const at = { mark: 'changed', elementId } as const;
  const name = calledSo(step);
  const [old, now] = [
    factsOf(earlier, before.laneOf.get(elementId) ?? ''),
    factsOf(step, after.laneOf.get(elementId) ?? ''),
  ];
  const facts = factNames
    .filter((fact) => old[fact] !== now[fact])
    .map((fact): Change => ({
      ...at,
      mark: fact === 'lane' ? 'moved' : 'changed',
      kind: factKind(fact, old[fact], now[fact]),
      said: { name, before: saidFact(fact, old[fact]), now: saidFact(fact, now[fact]) },
    }));
  const renamed: readonly Change[] =
    (earlier.name ?? '') === (step.name ?? '')
      ? []
      : [{ ...at, kind: 'renamed', said: { before: calledSo(earlier), name } }];
  const retyped: readonly Change[] =
    earlier.$type === step.$type
      ? []
      : [
          {
            ...at,
            kind: 'retyped',
            said: { name, before: { as: 'type', text: typeOf(earlier) }, now: { as: 'type', text: typeOf(step) } },
          },
        ];
  return [...renamed, ...retyped, ...facts];
};

const laneChanges = (before: Drawing, after: Drawing): readonly Change[] => {
  const gone = [...before.lanes].filter(([id]) => !after.lanes.has(id));
  const kept = [...after.lanes].flatMap(([elementId, lane]): readonly Change[] => {
    const earlier = before.lanes.get(elementId);
    const name = calledSo(lane);
    if (earlier === undefined) return [{ kind: 'laneAdded', mark: 'added', elementId, said: { name } }];
    const at = { mark: 'changed', elementId } as const;
    const [old, now] = [propertyOf(earlier, 'relevo:group'), propertyOf(lane, 'relevo:group')];
    return [
      ...(earlier.name === lane.name
        ? []
        : [{ ...at, kind: 'laneRenamed', said: { before: calledSo(earlier), name } } as const]),
      ...(old === now
        ? []
        : [{ ...at, kind: 'laneGroup', said: { name, before: named(old), now: named(now) } } as const]),
    ];
  });
  return [
    ...kept,
    ...gone.map(([elementId, lane]): Change => ({
      kind: 'laneRemoved',
      mark: 'removed',
      elementId,
      said: { name: calledSo(lane) },
    })),
  ];
};

const processProperties = [
  'relevo:catalogue',
  'relevo:catalogueName',
  'relevo:catalogueDescription',
  'relevo:numberPrefix',
];

const processChanges = (before: Drawing, after: Drawing): readonly Change[] => {
  const saying = ({ processes }: Drawing): string =>
    JSON.stringify(
      processes.map((process) => [process.name, ...processProperties.map((name) => propertyOf(process, name))]),
    );
  return before.processes.length === 0 || saying(before) === saying(after)
    ? []
    : [{ kind: 'process', mark: 'changed', said: {} }];
};

const isSaid = (changes: readonly Change[], id: string): boolean => changes.some(({ elementId }) => elementId === id);

export interface DiagramDifference {
  readonly changes: readonly Change[];
  /** Elements that only lie elsewhere. */
  readonly moved: readonly string[];
}

/** bpmn-js-differ finds what differs at all; the sentences say what it is. What has none is not passed over in silence. */
export const diagramChanges = (before: Drawing, after: Drawing): DiagramDifference => {
  const steps = [...after.steps.values()];
  const said = [
    ...steps.filter(({ id = '' }) => !before.steps.has(id)).map((step) => added(step, before, after)),
    ...steps.flatMap((step) => stepChanges(step, [before, after])),
    ...[...before.steps.values()].filter(({ id = '' }) => !after.steps.has(id)).map(removed),
    ...wayChanges(before, after),
    ...laneChanges(before, after),
    ...processChanges(before, after),
  ];
  if (before.definitions === null || after.definitions === null) return { changes: said, moved: [] };
  const found = diff(before.definitions, after.definitions);
  const others = Object.keys(found._changed).flatMap((elementId): readonly Change[] => {
    const step = after.steps.get(elementId);
    if (step === undefined || !before.steps.has(elementId) || isSaid(said, elementId)) return [];
    return onlyDefault(found._changed[elementId])
      ? []
      : [{ kind: 'works', mark: 'changed', elementId, said: { name: calledSo(step) } }];
  });
  const changes = [...said, ...others];
  const known = (id: string): boolean => after.steps.has(id) && before.steps.has(id);
  return { changes, moved: Object.keys(found._layoutChanged).filter((id) => known(id) && !isSaid(changes, id)) };
};

/** The default way is a sentence of its own; nothing at all is what only its contents changed. */
const onlyDefault = (changed: { readonly attrs: Readonly<Record<string, unknown>> } | undefined): boolean =>
  Object.keys(changed?.attrs ?? {}).every((name) => name === 'default');
