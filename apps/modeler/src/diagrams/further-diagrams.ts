import type { ModdleElement } from '../editor/services.js';

/** The diagrams of a file besides those that bpmn-js opens with its first one. */
export interface FurtherDiagrams {
  readonly drawn: readonly ModdleElement[];
  /** They draw what another has drawn: an editor has each step once. */
  readonly left: readonly ModdleElement[];
}

const many = (of: ModdleElement | undefined, name: string): readonly ModdleElement[] =>
  of?.get<readonly ModdleElement[] | undefined>(name) ?? [];

const one = (of: ModdleElement | undefined, name: string): ModdleElement | undefined =>
  of?.get<ModdleElement | undefined>(name);

const rootOf = (diagram: ModdleElement | undefined): ModdleElement | undefined =>
  one(one(diagram, 'plane'), 'bpmnElement');

const shapesOf = (diagram: ModdleElement): readonly ModdleElement[] =>
  many(one(diagram, 'plane'), 'planeElement').flatMap((shape) => one(shape, 'bpmnElement') ?? []);

/** bpmn-js draws no other planes. */
const isDrawable = (root: ModdleElement): boolean =>
  ['bpmn:Process', 'bpmn:SubProcess', 'bpmn:Collaboration'].some((type) => root.$instanceOf(type));

const isPart = (root: ModdleElement): boolean => root.$instanceOf('bpmn:SubProcess');

const processesOf = (root: ModdleElement): readonly ModdleElement[] => {
  if (root.$instanceOf('bpmn:Collaboration'))
    return many(root, 'participants').flatMap((pool) => one(pool, 'processRef') ?? []);
  let each: ModdleElement | null | undefined = root;
  while (each && !each.$instanceOf('bpmn:Process')) each = each.$parent;
  return each ? [each] : [];
};

/** As bpmn-js has it: a process with its subprocesses, and all that share a collaboration with it. */
const familyOf = (definitions: ModdleElement, root: ModdleElement): ReadonlySet<ModdleElement> => {
  const [process] = processesOf(root);
  const together = many(definitions, 'rootElements').find(
    (each) =>
      each === root ||
      (process !== undefined && each.$instanceOf('bpmn:Collaboration') && processesOf(each).includes(process)),
  );
  return new Set([root, ...processesOf(root), ...(together ? [together, ...processesOf(together)] : [])]);
};

/** Which diagrams can be looked at besides the first (BPMN 2.0.2, 12.2.3.1: "one or more diagrams"). */
export const furtherDiagrams = (definitions: ModdleElement): FurtherDiagrams => {
  const [first, ...others] = many(definitions, 'diagrams');
  const opened = rootOf(first);
  if (first === undefined || opened === undefined) return { drawn: [], left: [] };
  const family = familyOf(definitions, opened);
  const processes = new Set(family);
  const taken = new Set(shapesOf(first));
  const roots = new Set([opened]);
  const found: { readonly drawn: ModdleElement[]; readonly left: ModdleElement[] } = { drawn: [], left: [] };
  const partOf = (diagram: ModdleElement): number => Number(isPart(rootOf(diagram) ?? diagram));
  for (const diagram of others.toSorted((before, after) => partOf(before) - partOf(after))) {
    const root = rootOf(diagram);
    if (root === undefined) continue;
    const own = processesOf(root);
    const isLost = !isDrawable(root) || (isPart(root) && !own.some((process) => processes.has(process)));
    if (isLost || roots.has(root) || shapesOf(diagram).some((shape) => taken.has(shape))) {
      found.left.push(diagram);
      continue;
    }
    roots.add(root);
    for (const shape of shapesOf(diagram)) taken.add(shape);
    for (const process of own) processes.add(process);
    if (![root, ...(isPart(root) ? own : [])].some((each) => family.has(each))) found.drawn.push(diagram);
  }
  return found;
};
