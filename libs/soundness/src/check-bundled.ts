import type { ProcessDefinition } from '@relevo/bpmn-model';
import { checkSoundness } from './check-soundness.js';
import type { SoundnessReport } from './finding.js';

/** States of one scope: a fraction of a second at most, so that nobody waits for who draws or publishes. */
const maxStates = 4_000;

/** What a definition is published with, and into which organisation. */
export interface Surroundings {
  /** Names that the bundle's form of this id sets at most; undefined: the bundle has no such form. */
  readonly formVariables: (formId: string) => readonly string[] | undefined;
  /** How many people are in a group; undefined: there is none, which is said elsewhere. */
  readonly membersOf: (group: string) => number | undefined;
}

/** The check of a definition that is published, or drawn, as part of a bundle: the same on both sides. */
export const checkBundled = (definition: ProcessDefinition, around: Surroundings): SoundnessReport =>
  checkSoundness(definition, {
    maxStates,
    variablesSetBy: (elementId) => {
      const node = definition.nodes[elementId];
      return node?.type === 'userTask' && node.form ? around.formVariables(node.form.formId) : undefined;
    },
    groups: groupsOf(definition, around),
  });

const groupsOf = ({ nodes }: ProcessDefinition, { membersOf }: Surroundings): ReadonlyMap<string, number> => {
  const named = Object.values(nodes).flatMap((node) => {
    if (node.type !== 'userTask') return [];
    const own = node.candidateGroups?.kind === 'static' ? node.candidateGroups.value.split(',') : [];
    return [...own.map((group) => group.trim()), node.laneGroup ?? ''];
  });
  return new Map(
    named.flatMap((group): (readonly [string, number])[] => {
      const members = membersOf(group);
      return members === undefined ? [] : [[group, members]];
    }),
  );
};
