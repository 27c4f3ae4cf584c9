import type { ProcessDefinition } from '@relevo/bpmn-model';
import { variableNames } from '@relevo/forms';
import {
  checkBundled,
  describeFinding,
  remedyFor,
  type SoundnessFinding,
  type SoundnessReport,
  type Surroundings,
} from '@relevo/soundness';
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

/** Each costs a look at the whole flow: who has more to mend gets the next when these are gone. */
const mostRemedies = 4;

const withRemedies = (
  definition: ProcessDefinition,
  report: SoundnessReport,
  around: Surroundings,
): readonly Found[] => {
  let tried = 0;
  return report.findings.map((finding) => {
    const found = foundOf(definition, finding);
    if (finding.answer !== undefined || finding.code === 'nobody-may-do-it' || tried >= mostRemedies) return found;
    tried += 1;
    const remedy = remedyFor(definition, finding, { report, around });
    return remedy === null ? found : { ...found, remedy };
  });
};

/** What the flow gets wrong however well its parts are drawn: as the engine checks it before publishing. */
export const soundnessOf = ({ compiled, forms }: Drawing, { groups }: Known): SoundnessLook => {
  const fields = new Map(forms.map(({ form }) => [form.id, variableNames(form)]));
  const members = new Map(groups?.map((group) => [group.id, group.members]));
  const around: Surroundings = {
    formVariables: (formId) => fields.get(formId),
    membersOf: (group) => members.get(group),
  };
  const looks = compiled.map((definition) => {
    const report = checkBundled(definition, around);
    const nameOf = (scope: string): string => definition.nodes[scope]?.name ?? definition.name ?? scope;
    return {
      found: withRemedies(definition, report, around),
      notExplored: report.notExplored.map(({ scope }) => nameOf(scope)),
    };
  });
  return {
    found: looks.flatMap(({ found }) => found),
    notExplored: looks.flatMap(({ notExplored }) => notExplored),
  };
};
