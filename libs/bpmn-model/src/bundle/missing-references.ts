import type { Finding, FlowNode, ProcessDefinition } from '../definition.js';

/** What a bundle holds that its diagram may refer to; null where a file of the kind cannot be read: it may be there. */
export interface BundleContents {
  readonly forms: readonly string[] | null;
  readonly decisions: readonly string[] | null;
  readonly processes: readonly string[];
  /** Process ids that are published already. */
  readonly published: (processId: string) => boolean;
}

interface Reference {
  readonly what: 'form' | 'decision';
  readonly id: string;
}

const formOf = (node: FlowNode): string | undefined => {
  if (node.type === 'userTask') return node.form?.formId;
  return node.type === 'startEvent' ? node.formId : undefined;
};

/** A decision id that is computed is known only when it runs. */
const decisionOf = (node: FlowNode): string | undefined =>
  node.type === 'businessRuleTask' && node.decision?.decisionId.kind === 'static'
    ? node.decision.decisionId.value
    : undefined;

const referencesOf = (node: FlowNode): readonly Reference[] => {
  const form = formOf(node);
  const decision = decisionOf(node);
  return [
    ...(form === undefined ? [] : [{ what: 'form', id: form } as const]),
    ...(decision === undefined ? [] : [{ what: 'decision', id: decision } as const]),
  ];
};

const placeOf = (node: FlowNode): string => (node.name ? `"${node.name}" (${node.id})` : node.id);

const elementOf = (node: FlowNode) => ({ elementId: node.id, ...(node.name && { elementName: node.name }) });

const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.map((id) => `"${id}"`).join(', '));

const missing = (node: FlowNode, { what, id }: Reference, contents: BundleContents): readonly Finding[] => {
  const present = what === 'form' ? contents.forms : contents.decisions;
  if (present === null || present.includes(id)) return [];
  return [
    {
      severity: 'error',
      code: 'missing-reference',
      ...elementOf(node),
      message: `Expected the ${what} "${id}" of ${placeOf(node)} in this bundle, but it has ${listed(present)}. Add the file, or choose another ${what} at the element.`,
    },
  ];
};

const calledOf = (node: FlowNode, contents: BundleContents): readonly Finding[] => {
  if (node.type !== 'callActivity' || node.called.processId.kind !== 'static') return [];
  const id = node.called.processId.value;
  if (contents.processes.includes(id)) return [];
  const together = node.called.bindingType === 'deployment';
  if (!together && contents.published(id)) return [];
  return [
    {
      severity: together ? 'error' : 'warning',
      code: 'missing-reference',
      ...elementOf(node),
      message: together
        ? `Expected the process "${id}" that ${placeOf(node)} calls in this bundle, but it has ${listed(contents.processes)}. Call the newest version instead, or add it to the diagram.`
        : `Expected a published process "${id}" for ${placeOf(node)} to call, but there is none yet. Publish it before a ticket comes here.`,
    },
  ];
};

/** References that no file of the bundle answers (design §8). */
export const missingReferences = (
  definitions: readonly ProcessDefinition[],
  contents: BundleContents,
): readonly Finding[] =>
  definitions
    .flatMap((definition) => Object.values(definition.nodes))
    .flatMap((node) => [
      ...referencesOf(node).flatMap((reference) => missing(node, reference, contents)),
      ...calledOf(node, contents),
    ]);
