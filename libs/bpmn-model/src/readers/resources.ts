import type { Expression } from '../definition/expression.js';
import type { UserTask } from '../definition.js';
import { elementOf, elementsOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readExpression } from '../source.js';
import type { NodeSource } from './node-base.js';

type Assignment = Pick<UserTask, 'assignee' | 'candidateGroups' | 'candidateUsers'>;

/**
 * BPMN's own way to say who does a user task: a human performer is its assignee; potential owners are groups, or as
 * other engines write them, `user(ann), group(l1)`.
 */
export function readResources(source: NodeSource): Assignment {
  const resources = elementsOf(source.element, 'resources');
  const performer = resources.find((each) => each.$type === 'bpmn:HumanPerformer');
  const owners = resources.filter((each) => each.$type === 'bpmn:PotentialOwner');
  const assignee = performer && written(performer);
  return {
    ...(assignee && { assignee: read(source, assignee, 'human performer') }),
    ...readOwners(
      source,
      owners.flatMap((owner) => written(owner) ?? []),
    ),
  };
}

/** An expression, or the name of the resource that is referred to. */
function written(resource: ModdleElement): string | undefined {
  const assigned = elementOf(elementOf(resource, 'resourceAssignmentExpression'), 'expression');
  return (stringOf(assigned, 'body') ?? elementOf(resource, 'resourceRef')?.name)?.trim() || undefined;
}

function readOwners(source: NodeSource, owners: readonly string[]): Assignment {
  const [computed] = owners.filter((owner) => owner.startsWith('='));
  if (computed) return { candidateGroups: read(source, computed, 'potential owner') };
  const parts = owners.flatMap((owner) => owner.split(',')).flatMap((part) => part.trim() || []);
  const users = parts.flatMap((part) => /^user\((.*)\)$/.exec(part)?.[1]?.trim() ?? []);
  const groups = parts
    .filter((part) => !part.startsWith('user('))
    .map((part) => /^group\((.*)\)$/.exec(part)?.[1]?.trim() ?? part);
  return {
    ...(groups.length > 0 && { candidateGroups: { kind: 'static', value: groups.join(',') } }),
    ...(users.length > 0 && { candidateUsers: { kind: 'static', value: users.join(',') } }),
  };
}

function read({ element, reading }: NodeSource, text: string, role: string): Expression {
  return readExpression(reading, text, { owner: element, role });
}
