import type { ModdleElement } from '../editor/services.js';

const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  element.get<readonly ModdleElement[] | undefined>(name) ?? [];

const is = (element: ModdleElement | undefined, type: string): boolean => element?.$instanceOf(type) === true;

/** An element with everything inside it. */
const withInner = (element: ModdleElement): readonly ModdleElement[] =>
  is(element, 'bpmn:SubProcess') ? [element, ...listOf(element, 'flowElements').flatMap(withInner)] : [element];

const flowNodesOf = (scope: ModdleElement): readonly ModdleElement[] =>
  listOf(scope, 'flowElements').filter((each) => is(each, 'bpmn:FlowNode'));

interface Before {
  /** Certainly or possibly done when the point is reached. */
  readonly done: readonly ModdleElement[];
  /** Looked behind, but not done itself (a step that was interrupted, the subprocess around). */
  readonly through: readonly ModdleElement[];
}

const scopeBefore = (scope: ModdleElement | undefined): Before => {
  if (scope === undefined || !is(scope, 'bpmn:SubProcess')) return { done: [], through: [] };
  const outer = scope.$parent;
  if (scope.get<boolean | undefined>('triggeredByEvent') === true && outer)
    return { done: flowNodesOf(outer).filter((each) => each !== scope), through: [outer] };
  return { done: [], through: [scope] };
};

const before = (element: ModdleElement): Before => {
  if (is(element, 'bpmn:BoundaryEvent')) {
    const host = element.get<ModdleElement | undefined>('attachedToRef');
    return { done: [], through: host ? [host] : [] };
  }
  const done = listOf(element, 'incoming').flatMap((flow) => flow.get<ModdleElement | undefined>('sourceRef') ?? []);
  return done.length > 0 ? { done, through: [] } : scopeBefore(element.$parent ?? undefined);
};

/** The steps that may have been done when the flow comes to the element; a loop's own steps are among them. */
export const stepsBefore = (point: ModdleElement): readonly ModdleElement[] => {
  const source = is(point, 'bpmn:SequenceFlow') ? point.get<ModdleElement | undefined>('sourceRef') : undefined;
  const found = new Set<ModdleElement>(source ? withInner(source) : []);
  const seen = new Set<ModdleElement>();
  const open = [source ?? point];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { done, through } = before(next);
    for (const each of done.flatMap(withInner)) found.add(each);
    open.push(...done, ...through);
  }
  return [...found];
};
