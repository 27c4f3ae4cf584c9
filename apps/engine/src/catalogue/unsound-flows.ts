import type { ProcessDefinition } from '@relevo/bpmn-model';
import type { DiagramFinding } from '@relevo/contracts';
import { type Form, variableNames } from '@relevo/forms';
import {
  checkBundled,
  describeFinding,
  type SoundnessFinding,
  type SoundnessReport,
  type Surroundings,
} from '@relevo/soundness';

interface Bundle extends Pick<Surroundings, 'membersOf'> {
  /** Forms of the bundle by id. */
  readonly forms: ReadonlyMap<string, Form>;
}

const findingOf = (definition: ProcessDefinition, found: SoundnessFinding): DiagramFinding => {
  const { code, certainty, elementId, path, choices, answer } = found;
  const name = definition.nodes[elementId]?.name;
  const message = describeFinding(found, definition, 'en');
  return {
    severity: certainty === 'certain' ? 'error' : 'warning',
    code: `unsound-${code}`,
    elementId,
    ...(name && { elementName: name }),
    message,
    sentence: { en: message, es: describeFinding(found, definition, 'es') },
    path,
    choices,
    ...(answer && { answer }),
  };
};

/** Nothing is claimed of what was not looked at; who publishes knows it. */
const notExplored = (
  definition: ProcessDefinition,
  { scope, states }: SoundnessReport['notExplored'][number],
): DiagramFinding => {
  const node = definition.nodes[scope];
  const name = (node ?? definition).name;
  const within = name ? `"${name}" (${scope})` : scope;
  return {
    severity: 'warning',
    code: 'not-explored',
    ...(node && { elementId: scope }),
    ...(name && { elementName: name }),
    message: `Expected to look at everything that can happen in ${within}, but there is too much that may happen side by side, so only the first ${states} situations were. Move branches that belong together into subprocesses: each is looked at on its own.`,
  };
};

/** What a flow gets wrong however well its parts are drawn; a certain finding refuses publication. */
export const unsoundFlows = (
  definitions: readonly ProcessDefinition[],
  { forms, membersOf }: Bundle,
): readonly DiagramFinding[] => {
  const formVariables = (formId: string): readonly string[] | undefined => {
    const form = forms.get(formId);
    return form && variableNames(form);
  };
  return definitions.flatMap((definition) => {
    const report = checkBundled(definition, { formVariables, membersOf });
    return [
      ...report.findings.map((found) => findingOf(definition, found)),
      ...report.notExplored.map((one) => notExplored(definition, one)),
    ];
  });
};
