import type { DiagramElement, ModdleElement } from '../editor/services.js';

export interface RootElement extends DiagramElement {
  readonly children: readonly DiagramElement[];
  readonly di?: ModdleElement;
}

/** What diagram-js's canvas knows of its planes. */
export interface RootCanvas {
  getRootElement(): RootElement;
  getRootElements(): readonly RootElement[];
  setRootElement(root: RootElement): void;
  findRoot(element: DiagramElement): RootElement | undefined;
}

/** A diagram that can be brought in front. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface Choices {
  readonly shown: string;
  readonly all: readonly Choice[];
}

const named = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

const diagramOf = ({ di }: RootElement): ModdleElement | undefined => di?.$parent ?? undefined;

/** A process by its name; a collaboration by its diagram's, else by its pools. */
const nameOf = (root: RootElement): string => {
  const { businessObject, id } = root;
  const pools = businessObject.get<readonly ModdleElement[] | undefined>('participants') ?? [];
  const poolNames = pools.flatMap(({ name }) => named(name) ?? []).join(', ');
  return named(businessObject.name) ?? named(diagramOf(root)?.name) ?? named(poolNames) ?? id;
};

/** Its place among the diagrams of the file. */
const placeOf = (root: RootElement): number => {
  const diagram = diagramOf(root);
  const all = diagram?.$parent?.get<readonly ModdleElement[] | undefined>('diagrams') ?? [];
  return all.findIndex((each) => each === diagram);
};

const isPart = ({ businessObject }: RootElement): boolean => businessObject.$instanceOf('bpmn:SubProcess');

/** What is inside of a folded subprocess is reached through that; an empty plane beside a drawn one shows nothing. */
export const choicesOn = (canvas: RootCanvas): Choices => {
  const shown = canvas.getRootElement();
  const inside = isPart(shown) ? shown.businessObject : null;
  const roots = canvas.getRootElements().filter((root) => root.businessObject && !isPart(root));
  const holds = (root: RootElement): boolean => {
    for (let each = inside; each; each = each.$parent ?? null) if (each === root.businessObject) return true;
    return false;
  };
  const all = roots
    .filter((root) => root === shown || root.children.length > 0)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((root) => ({ id: root.id, name: nameOf(root) }));
  return { shown: (inside ? roots.find(holds)?.id : shown.id) ?? shown.id, all };
};

/** Id of the `BPMNDiagram` in front. */
export const shownDiagram = (canvas: RootCanvas): string | undefined => diagramOf(canvas.getRootElement())?.id;
