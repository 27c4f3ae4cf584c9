import type { BundleFiles } from '@relevo/contracts';
import { diagramOf, kindOf } from '../files/bundle.js';

export interface Step {
  readonly id: string;
  readonly name: string;
  readonly lane: string;
  /** Everything else about it, to see that something changed. */
  readonly rest: string;
}

export interface Change {
  readonly kind: 'added' | 'removed' | 'renamed' | 'moved' | 'changed' | 'fileAdded' | 'fileRemoved' | 'fileChanged';
  readonly name: string;
  /** The name before, of what was renamed. */
  readonly before?: string;
  readonly lane?: string;
}

const changeOf = (old: Step, now: Step): Change | null => {
  const { name, lane } = now;
  if (old.name !== name) return { kind: 'renamed', name, before: old.name };
  if (old.lane !== lane) return { kind: 'moved', name, lane };
  return old.rest === now.rest ? null : { kind: 'changed', name };
};

/** What is different, step by step: first what is new, then what changed, then what is gone. */
export const compareSteps = (before: readonly Step[], after: readonly Step[]): readonly Change[] => {
  const old = new Map(before.map((step) => [step.id, step]));
  const now = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).map(({ name, lane }): Change => ({ kind: 'added', name, lane }));
  const changed = after.flatMap((step) => {
    const earlier = old.get(step.id);
    return (earlier && changeOf(earlier, step)) ?? [];
  });
  const removed = before.filter(({ id }) => !now.has(id)).map(({ name }): Change => ({ kind: 'removed', name }));
  return [...added, ...changed, ...removed];
};

export const compareFiles = (before: BundleFiles, after: BundleFiles): readonly Change[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => kindOf(name) !== 'diagram' && before[name] !== after[name],
  );
  return names.map((name) => {
    if (before[name] === undefined) return { kind: 'fileAdded', name };
    return { kind: after[name] === undefined ? 'fileRemoved' : 'fileChanged', name };
  });
};

const flowNode = /^(task|.+Task|.+Event|.+Gateway|subProcess|callActivity)$/;

const attributesOf = (element: Element): string =>
  [...element.attributes]
    .filter(({ name }) => !name.startsWith('xmlns'))
    .map(({ localName, value }) => `${localName}=${value}`)
    .toSorted()
    .join(' ');

/** What an element says, whatever order and prefixes a tool writes it with. */
const sayingOf = (element: Element): string => {
  const inner = [...element.children].map(sayingOf).join('');
  const text = element.children.length === 0 ? element.textContent.trim() : '';
  return `<${element.localName} ${attributesOf(element)}>${inner}${text}`;
};

const restOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  copy.removeAttribute('name');
  for (const child of [...copy.children]) {
    if (child.localName === 'incoming' || child.localName === 'outgoing') child.remove();
  }
  return sayingOf(copy);
};

/** The named steps of a diagram; an empty list for what is no XML. */
export const stepsOf = (xml: string): readonly Step[] => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const lanes = new Map<string, string>();
  for (const lane of document.getElementsByTagNameNS('*', 'lane')) {
    for (const child of lane.children) {
      if (child.localName === 'flowNodeRef') lanes.set(child.textContent.trim(), lane.getAttribute('name') ?? '');
    }
  }
  return [...document.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', '*')]
    .filter(({ localName }) => flowNode.test(localName))
    .map((element) => {
      const id = element.getAttribute('id') ?? '';
      return { id, name: element.getAttribute('name') ?? id, lane: lanes.get(id) ?? '', rest: restOf(element) };
    });
};

/** What a version or a draft changes against another, in steps and files. */
export const changesBetween = (before: BundleFiles, after: BundleFiles): readonly Change[] => [
  ...compareSteps(stepsOf(before[diagramOf(before)] ?? ''), stepsOf(after[diagramOf(after)] ?? '')),
  ...compareFiles(before, after),
];
