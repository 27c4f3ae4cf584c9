import type { UserTask } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import { hasRole, type Identity, isStaff } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { requesterGroup } from '../tickets/ticket-properties.js';
import { isRequesterOf, type OwnedTicket } from '../tickets/ticket-access.js';

/** What rights on a task are decided from. */
export interface Assignment extends Pick<UserTask, 'assignee' | 'candidateGroups' | 'candidateUsers'> {
  /** `relevo:exclude` = requester: nobody decides on what they asked for themselves, whatever their groups. */
  readonly excludesRequester: boolean;
  /** `relevo:exclude` = earlier: who has answered in the same round, and so may not answer again. */
  readonly answeredBy: readonly string[];
}

const excludes = (node: FlowNode | null | undefined, whom: string): boolean =>
  (node?.properties['relevo:exclude'] ?? '').split(',').some((one) => one.trim() === whom);

export const excludesRequester = (node: FlowNode | null | undefined): boolean => excludes(node, requesterGroup);

export const excludesEarlier = (node: FlowNode | null | undefined): boolean => excludes(node, 'earlier');

/** A step of the person who asked: theirs alone, and of those who may do anything. */
export const isRequesterTask = ({ candidateGroups }: Pick<Assignment, 'candidateGroups'>): boolean =>
  candidateGroups.includes(requesterGroup);

const mayDoAnyTask = (identity: Identity): boolean =>
  identity.via !== 'link' && hasRole(identity, 'supervisor', 'administrator');

const hasAnswered = (identity: Identity, { answeredBy }: Assignment): boolean => answeredBy.includes(identity.id);

export const isExcluded = (identity: Identity, task: Assignment, ticket: OwnedTicket | null): boolean =>
  hasAnswered(identity, task) || (task.excludesRequester && ticket !== null && isRequesterOf(identity, ticket));

/** Takes, writes on and completes a task: agents those of their groups or assigned to them, supervisors any. */
export const mayWorkOn = (identity: Identity, task: Assignment, ticket: OwnedTicket | null): boolean => {
  if (isExcluded(identity, task, ticket)) return false;
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
  identity.via !== 'link' && !identity.jobTypes && hasRole(identity, 'worker', 'administrator');

export interface Work {
  readonly task: Assignment;
  readonly ticket: OwnedTicket | null;
  /** The task's label and id. */
  readonly named: string;
}

export const requireWork = (identity: Identity, { task, ticket, named }: Work): void => {
  if (hasAnswered(identity, task))
    throw new EngineError(
      'forbidden',
      `Expected somebody who has not answered ${named} yet, but you have. Leave this one to a colleague.`,
    );
  if (isExcluded(identity, task, ticket))
    throw new EngineError(
      'forbidden',
      `Expected somebody else than the person who asked to do ${named}, but you asked for it. Let a colleague decide.`,
    );
  if (!mayWorkOn(identity, task, ticket)) throw notTheirs(identity, named);
};

/** What a step is called inside the desk is told to the desk alone. */
export const notTheirs = (identity: Identity, named: string): EngineError =>
  new EngineError(
    'forbidden',
    isStaff(identity)
      ? `Expected a task of one of your groups or assigned to you, but ${named} is neither. Ask a supervisor to hand it over.`
      : 'Expected a step of yours, but this one is somebody else’s. Look at your tickets for what waits for you.',
  );

/** Completing with variables that no form checks. */
export const requireUnchecked = (identity: Identity, named: string): void => {
  if (mayCompleteUnchecked(identity)) return;
  throw new EngineError(
    'forbidden',
    `Expected a worker or an administrator to complete ${named} with variables, but you are neither. Send what its form asks for.`,
  );
};
