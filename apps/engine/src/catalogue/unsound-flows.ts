import type { ProcessDefinition } from '@relevo/bpmn-model';
import type { DiagramFinding } from '@relevo/contracts';
import { type Form, variableNames } from '@relevo/forms';
import { checkSoundness, describeFinding, type SoundnessFinding } from '@relevo/soundness';

/** States of one scope: a fraction of a second at most, so that nobody else waits for who publishes. */
const maxStates = 4_000;

interface Surroundings {
  /** Forms of the bundle by id. */
  readonly forms: ReadonlyMap<string, Form>;
  /** How many people are in a group; undefined: there is none, which is said elsewhere. */
  readonly membersOf: (group: string) => number | undefined;
}

/** A task with a form sets at most what the form names. */
const formFieldsOf =
  ({ nodes }: ProcessDefinition, forms: ReadonlyMap<string, Form>) =>
  (elementId: string): readonly string[] | undefined => {
    const node = nodes[elementId];
    const form = node?.type === 'userTask' && node.form ? forms.get(node.form.formId) : undefined;
    return form && variableNames(form);
  };

const groupsOf = ({ nodes }: ProcessDefinition, { membersOf }: Surroundings): ReadonlyMap<string, number> => {
  const named = Object.values(nodes).flatMap((node) => {
    if (node.type !== 'userTask') return [];
    const own = node.candidateGroups?.kind === 'static' ? node.candidateGroups.value.split(',') : [];
    return [...own.map((group) => group.trim()), node.laneGroup ?? ''];
  });
  return new Map(named.map((group) => [group, membersOf(group) ?? 1]));
};

const findingOf = (definition: ProcessDefinition, found: SoundnessFinding): DiagramFinding => {
  const { code, certainty, elementId, path, choices, answer } = found;
  const name = definition.nodes[elementId]?.name;
  return {
    severity: certainty === 'certain' ? 'error' : 'warning',
    code: `unsound-${code}`,
    elementId,
    ...(name && { elementName: name }),
    message: describeFinding(found, definition),
    path,
    choices,
    ...(answer && { answer }),
  };
};

/** Nothing is claimed of what was not looked at; who publishes knows it. */
const notExplored = (definition: ProcessDefinition, scope: string): DiagramFinding => {
  const node = definition.nodes[scope];
  const name = (node ?? definition).name;
  const within = name ? `"${name}" (${scope})` : scope;
  return {
    severity: 'warning',
    code: 'not-explored',
    ...(node && { elementId: scope }),
    ...(name && { elementName: name }),
    message: `Expected to look at everything that can happen in ${within}, but there is too much that may happen side by side, so only the first ${maxStates} situations were. Move branches that belong together into subprocesses: each is looked at on its own.`,
  };
};

/** What a flow gets wrong however well its parts are drawn; a certain finding refuses publication. */
export const unsoundFlows = (
  definitions: readonly ProcessDefinition[],
  around: Surroundings,
): readonly DiagramFinding[] =>
  definitions.flatMap((definition) => {
    const groups = groupsOf(definition, around);
    const variablesSetBy = formFieldsOf(definition, around.forms);
    const report = checkSoundness(definition, { maxStates, variablesSetBy, groups });
    return [
      ...report.findings.map((found) => findingOf(definition, found)),
      ...report.notExplored.map(({ scope }) => notExplored(definition, scope)),
    ];
  });
