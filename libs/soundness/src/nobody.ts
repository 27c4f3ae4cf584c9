import type { Expression, FlowNode, ProcessDefinition, UserTask } from '@relevo/bpmn-model';
import type { Found } from './scope-findings.js';

const groupsOf = (task: UserTask): readonly string[] | null => {
  const { candidateGroups, laneGroup } = task;
  if (candidateGroups) return named(candidateGroups);
  return laneGroup === undefined ? [] : [laneGroup];
};

/** Null where it is computed. */
const named = (expression: Expression): readonly string[] | null =>
  expression.kind === 'static' ? expression.value.split(',').map((name) => name.trim()) : null;

const isNobody = (task: UserTask, groups: ReadonlyMap<string, number> | undefined): boolean => {
  if (task.assignee || task.candidateUsers) return false;
  const wanted = groupsOf(task);
  if (wanted === null) return false;
  if (wanted.length === 0) return true;
  const may = task.properties['relevo:exclude'] === 'requester' ? wanted.filter((id) => id !== 'requester') : wanted;
  if (may.length === 0) return true;
  return groups !== undefined && may.every((id) => id !== 'requester' && (groups.get(id) ?? 0) === 0);
};

/** Tasks without anybody who may do them: no group, a group without people, or only somebody who is excluded. */
export const nobodyMay = (
  definition: ProcessDefinition,
  groups: ReadonlyMap<string, number> | undefined,
): readonly Found[] =>
  Object.values(definition.nodes)
    .filter((node: FlowNode): node is UserTask => node.type === 'userTask' && isNobody(node, groups))
    .map(({ id }) => ({
      code: 'nobody-may-do-it',
      ...{ elementId: id, path: [], choices: [], others: [], always: true },
    }));
