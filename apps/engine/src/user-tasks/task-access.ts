import type { UserTask } from '@relevo/bpmn-kernel';
import { hasRole, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { requesterGroup } from '../tickets/ticket-properties.js';
import { isRequesterOf, type OwnedTicket } from '../tickets/ticket-access.js';

type Assignment = Pick<UserTask, 'assignee' | 'candidateGroups' | 'candidateUsers'>;

/** A step of the person who asked: theirs alone, and of those who may do anything. */
export const isRequesterTask = ({ candidateGroups }: Pick<Assignment, 'candidateGroups'>): boolean =>
  candidateGroups.includes(requesterGroup);

const mayDoAnyTask = (identity: Identity): boolean =>
  identity.via !== 'link' && hasRole(identity, 'supervisor', 'administrator');

/** Takes, writes on and completes a task: agents those of their groups or assigned to them, supervisors any. */
export const mayWorkOn = (identity: Identity, task: Assignment, ticket: OwnedTicket | null): boolean => {
  if (mayDoAnyTask(identity)) return true;
  if (isRequesterTask(task)) return ticket !== null && isRequesterOf(identity, ticket);
  if (identity.via === 'link') return false;
  if (task.assignee === identity.id || task.candidateUsers.includes(identity.id)) return true;
  return hasRole(identity, 'agent') && task.candidateGroups.some((group) => identity.groups.has(group));
};

/** Looks at a task without doing it. */
export const maySeeTask = (identity: Identity, task: Assignment, ticket: OwnedTicket | null): boolean =>
  mayWorkOn(identity, task, ticket) || (identity.via !== 'link' && hasRole(identity, 'auditor', 'manager'));

const hasIt = (identity: Identity, { assignee }: Assignment): boolean => assignee === identity.id;

/** Gives a task to somebody else: whoever has it, and supervisors. */
export const mayAssign = (identity: Identity, task: Assignment): boolean =>
  mayDoAnyTask(identity) || hasIt(identity, task);

export const mayRelease = (identity: Identity, task: Assignment): boolean =>
  task.assignee !== null && (mayDoAnyTask(identity) || hasIt(identity, task));

/** A task that a colleague has is the colleague's until they give it up. */
export const isTakenFrom = (identity: Identity, task: Assignment): boolean =>
  task.assignee !== null && !hasIt(identity, task) && !mayDoAnyTask(identity) && !isRequesterTask(task);

/** Only machines and administrators complete with variables that no form checks (design §4). */
export const mayCompleteUnchecked = (identity: Identity): boolean =>
  identity.via !== 'link' && hasRole(identity, 'worker', 'administrator');

/** `named`: the task's label and id. */
export const requireWork = (allowed: boolean, named: string): void => {
  if (allowed) return;
  throw new EngineError(
    'forbidden',
    `Expected a task of one of your groups or assigned to you, but ${named} is neither. Ask a supervisor to hand it over.`,
  );
};
