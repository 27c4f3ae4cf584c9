import { type Change, named, type Said } from './change.js';
import { calledSo, type Drawing } from './drawing.js';
import { type Moddle, oneOf, textOf } from './moddle.js';

const source = (way: Moddle | undefined): Moddle | undefined => oneOf(way, 'sourceRef');
const target = (way: Moddle | undefined): Moddle | undefined => oneOf(way, 'targetRef');
const conditionOf = (way: Moddle): string => textOf(oneOf(way, 'conditionExpression'), 'body').trim();
const idOf = (element: Moddle | undefined): string => element?.id ?? '';

/** A way by its own name and where it begins. */
const wayAt = (way: Moddle): Readonly<Record<string, Said>> => ({
  from: calledSo(source(way)),
  to: calledSo(target(way)),
  ...(way.name ? { way: named(way.name) } : {}),
});

/** A step that is put in or taken out takes its ways along: that is one difference, not three. */
const isInBoth = (step: Moddle | undefined, before: Drawing, after: Drawing): boolean =>
  before.steps.has(idOf(step)) && after.steps.has(idOf(step));

const stands = (way: Moddle, before: Drawing, after: Drawing): boolean =>
  isInBoth(source(way), before, after) && isInBoth(target(way), before, after);

const conditionChange = (way: Moddle, earlier: Moddle): readonly Change[] => {
  const [before, now] = [conditionOf(earlier), conditionOf(way)];
  if (before === now) return [];
  const kind = before === '' ? 'conditionSet' : now === '' ? 'conditionGone' : 'conditionChanged';
  const said = {
    ...wayAt(way),
    before: { as: 'condition', text: before },
    now: { as: 'condition', text: now },
  } as const;
  return [{ kind, mark: 'changed', elementId: idOf(way), said }];
};

const endChanges = (way: Moddle, earlier: Moddle, [before, after]: readonly [Drawing, Drawing]): readonly Change[] => {
  const at = { mark: 'changed', elementId: idOf(way) } as const;
  const goesElsewhere = idOf(target(way)) !== idOf(target(earlier)) && isInBoth(target(way), before, after);
  const comesFromElsewhere = idOf(source(way)) !== idOf(source(earlier)) && isInBoth(source(way), before, after);
  return [
    ...(goesElsewhere && after.steps.has(idOf(target(earlier)))
      ? [{ ...at, kind: 'wayGoes', said: { ...wayAt(way), before: calledSo(target(earlier)) } } as const]
      : []),
    ...(comesFromElsewhere && after.steps.has(idOf(source(earlier)))
      ? [{ ...at, kind: 'wayComes', said: { ...wayAt(way), before: calledSo(source(earlier)) } } as const]
      : []),
  ];
};

const keptWay = (way: Moddle, earlier: Moddle, drawings: readonly [Drawing, Drawing]): readonly Change[] => {
  const renamed: readonly Change[] =
    (way.name ?? '') === (earlier.name ?? '')
      ? []
      : [
          {
            ...{ kind: 'wayRenamed', mark: 'changed', elementId: idOf(way) },
            said: { from: calledSo(source(way)), before: named(earlier.name ?? '–'), name: named(way.name ?? '–') },
          },
        ];
  return [...renamed, ...endChanges(way, earlier, drawings), ...conditionChange(way, earlier)];
};

const defaultChanges = (before: Drawing, after: Drawing): readonly Change[] =>
  [...after.steps.values()].flatMap((step): readonly Change[] => {
    const earlier = before.steps.get(idOf(step));
    if (earlier === undefined) return [];
    const [old, now] = [oneOf(earlier, 'default'), oneOf(step, 'default')];
    if (idOf(old) === idOf(now)) return [];
    const at = { mark: 'changed', elementId: idOf(step) } as const;
    if (now === undefined) return [{ ...at, kind: 'defaultGone', said: { name: calledSo(step) } }];
    const way = now.name ? named(now.name) : calledSo(target(now));
    return [{ ...at, kind: 'defaultChanged', said: { name: calledSo(step), way } }];
  });

export const wayChanges = (before: Drawing, after: Drawing): readonly Change[] => {
  const now = [...after.ways.values()].flatMap((way): readonly Change[] => {
    const earlier = before.ways.get(idOf(way));
    if (earlier !== undefined) return keptWay(way, earlier, [before, after]);
    if (!stands(way, before, after)) return [];
    return [{ kind: 'wayAdded', mark: 'added', elementId: idOf(way), said: wayAt(way) }];
  });
  const gone = [...before.ways.values()]
    .filter((way) => !after.ways.has(idOf(way)) && stands(way, before, after))
    .map((way): Change => ({ kind: 'wayRemoved', mark: 'removed', elementId: idOf(way), said: wayAt(way) }));
  return [...now, ...gone, ...defaultChanges(before, after)];
};
