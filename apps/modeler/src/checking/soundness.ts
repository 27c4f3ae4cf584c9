import type { ProcessDefinition } from '@relevo/bpmn-model';
import { variableNames } from '@relevo/forms';
import { checkBundled, describeFinding, type SoundnessFinding } from '@relevo/soundness';
import type { Drawing } from '../problems/rules/rule.js';
import type { Found } from './found.js';
import type { Known } from './read-bundle.js';
import { shortestWay } from './shortest-path.js';

export interface SoundnessLook {
  readonly found: readonly Found[];
  /** Names of processes and subprocesses with more combinations than were looked at. */
  readonly notExplored: readonly string[];
}

/** What is wrong wherever a ticket stands has no way of its own: then the shortest one to the element. */
const wayOf = (definition: ProcessDefinition, { path, choices, elementId }: SoundnessFinding) =>
  path.length > 0 ? { path, choices } : shortestWay(definition, elementId);

const foundOf = (definition: ProcessDefinition, finding: SoundnessFinding): Found => {
  const { code, certainty, elementId, answer } = finding;
  const elementName = definition.nodes[elementId]?.name;
  return {
    severity: certainty === 'certain' ? 'error' : 'warning',
    code: `unsound-${code}`,
    elementId,
    ...(elementName && { elementName }),
    sentence: { en: describeFinding(finding, definition, 'en'), es: describeFinding(finding, definition, 'es') },
    ...wayOf(definition, finding),
    ...(answer && { answer }),
  };
};

/** What the flow gets wrong however well its parts are drawn: as the engine checks it before publishing. */
export const soundnessOf = ({ compiled, forms }: Drawing, { groups }: Known): SoundnessLook => {
  const fields = new Map(forms.map(({ form }) => [form.id, variableNames(form)]));
  const members = new Map(groups?.map((group) => [group.id, group.members]));
  const looks = compiled.map((definition) => {
    const report = checkBundled(definition, {
      formVariables: (formId) => fields.get(formId),
      membersOf: (group) => members.get(group),
    });
    const nameOf = (scope: string): string => definition.nodes[scope]?.name ?? definition.name ?? scope;
    return {
      found: report.findings.map((finding) => foundOf(definition, finding)),
      notExplored: report.notExplored.map(({ scope }) => nameOf(scope)),
    };
  });
  return {
    found: looks.flatMap(({ found }) => found),
    notExplored: looks.flatMap(({ notExplored }) => notExplored),
  };
};
