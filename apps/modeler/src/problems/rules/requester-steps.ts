import { elementsOf, extensionOf, stringOf, type ModdleElement } from '@relevo/bpmn-model';
import { drawnIn, lanesOf, propertyOf } from './drawn-elements.js';

const isAssigned = (task: ModdleElement): boolean => {
  const assignment = extensionOf(task, 'zeebe:AssignmentDefinition');
  return ['assignee', 'candidateGroups', 'candidateUsers'].some((name) => (stringOf(assignment, name) ?? '') !== '');
};

/** Tasks that the person who asked does: those in a lane of `requester` that name nobody else. */
export const requesterTasks = (definitions: ModdleElement): readonly ModdleElement[] => {
  const theirs = new Set(
    lanesOf(definitions)
      .filter((lane) => propertyOf(lane, 'relevo:group') === 'requester')
      .flatMap((lane) => elementsOf(lane, 'flowNodeRef')),
  );
  return drawnIn(definitions).filter(
    (element) => element.$type === 'bpmn:UserTask' && theirs.has(element) && !isAssigned(element),
  );
};
