import type { Finding, ProcessDefinition } from '../definition.js';

interface Reference {
  readonly group: string;
  readonly elementId: string;
  readonly elementName: string | undefined;
}

const groupsOfLanes = ({ lanes }: ProcessDefinition): readonly Reference[] =>
  Object.values(lanes).flatMap(({ id, name, group }) =>
    group === undefined ? [] : [{ group, elementId: id, elementName: name }],
  );

/** Groups that are computed are known only when the task is created. */
const groupsOfTasks = ({ nodes }: ProcessDefinition): readonly Reference[] =>
  Object.values(nodes).flatMap((node) => {
    if (node.type !== 'userTask' || node.candidateGroups?.kind !== 'static') return [];
    const groups = node.candidateGroups.value.split(',').map((group) => group.trim());
    return groups.filter(Boolean).map((group) => ({ group, elementId: node.id, elementName: node.name }));
  });

/** Tasks of a group that is not there are seen by supervisors and administrators alone: allowed, but said. */
export const unknownGroups = (
  definitions: readonly ProcessDefinition[],
  isKnown: (group: string) => boolean,
): readonly Finding[] =>
  definitions
    .flatMap((definition) => [...groupsOfLanes(definition), ...groupsOfTasks(definition)])
    .filter(({ group }) => group !== 'requester' && !isKnown(group))
    .map(({ group, elementId, elementName }) => ({
      severity: 'warning',
      code: 'unknown-group',
      elementId,
      ...(elementName && { elementName }),
      message: `Expected the group "${group}" of ${elementName ? `"${elementName}" (${elementId})` : elementId}, but there is none, so only supervisors would see its tasks. Choose another group, or ask an administrator to make it.`,
    }));
