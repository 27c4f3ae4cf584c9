import type { Expression, ProcessDefinition, UserTask } from '@relevo/bpmn-model';
import type { Found } from './scope-findings.js';

const groupsOf = (task: UserTask): readonly string[] | null => {
  const { candidateGroups, laneGroup } = task;
  if (candidateGroups) return named(candidateGroups);
  return laneGroup === undefined ? [] : [laneGroup];
};

/** Null where it is computed. */
const named = (expression: Expression): readonly string[] | null =>
  expression.kind === 'static' ? expression.value.split(',').map((name) => name.trim()) : null;

/** `always`: whoever is in which group; `now`: as long as nobody joins one of its groups. */
const nobodyAt = (task: UserTask, groups: ReadonlyMap<string, number> | undefined): 'always' | 'now' | null => {
  if (task.assignee || task.candidateUsers) return null;
  const wanted = groupsOf(task);
  if (wanted === null) return null;
  const excluded = task.properties['relevo:exclude']?.includes('requester') ?? false;
  const may = excluded ? wanted.filter((id) => id !== 'requester') : wanted;
  if (may.length === 0) return 'always';
  if (groups === undefined || !may.some((id) => groups.has(id))) return null;
  const isEmpty = (id: string): boolean => id !== 'requester' && (groups.get(id) ?? 0) === 0;
  return may.every(isEmpty) ? 'now' : null;
};

/** Tasks without anybody who may do them: no group, a group without people, or only somebody who is excluded. */
export const nobodyMay = (
  definition: ProcessDefinition,
  groups: ReadonlyMap<string, number> | undefined,
): readonly Found[] =>
  Object.values(definition.nodes).flatMap((node): readonly Found[] => {
    const nobody = node.type === 'userTask' ? nobodyAt(node, groups) : null;
    if (nobody === null) return [];
    const finding = { elementId: node.id, path: [], choices: [], others: [], always: nobody === 'always' };
    return [{ code: 'nobody-may-do-it', ...finding }];
  });
