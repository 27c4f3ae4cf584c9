import { Injectable } from '@nestjs/common';
import type { CompletionValues, Key, UserTask } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import { Directory } from '../access/directory.js';
import { actorOf, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { CaseLocator } from '../execution/case-locator.js';
import { Executor, type CaseWorkspace } from '../execution/executor.js';
import {
  excludesRequester,
  isTakenFrom,
  mayAssign,
  mayRelease,
  requireUnchecked,
  requireWork,
  type Assignment,
  type Work,
} from './task-access.js';
import { answeredBy, noteAnswer } from './task-answers.js';
import { TaskEndings } from './task-endings.js';
import { taskName } from './task-view.js';

/** A task under the lock of its case. */
interface LockedTask extends Work {
  readonly task: UserTask & Assignment;
  readonly node: FlowNode | null;
  readonly workspace: CaseWorkspace;
}

export interface AssignOptions {
  /** False: a task that somebody has stays theirs, whoever asks. */
  readonly allowOverride?: boolean;
  /** Name of the act in the history. */
  readonly action?: string;
}

/** What people do with tasks, for `/api`, links and `/v2` alike; who may is decided under the lock. */
@Injectable()
export class UserTaskService {
  constructor(
    private readonly executor: Executor,
    private readonly locator: CaseLocator,
    private readonly directory: Directory,
    private readonly endings: TaskEndings,
  ) {}

  /** Takes a free task; one's own again changes nothing. */
  claim(identity: Identity, taskKey: Key): Promise<void> {
    return this.onTask(identity, taskKey, 'AssignUserTask', (locked) => {
      requireWork(identity, locked);
      if (locked.task.assignee === identity.id) return;
      this.refuseTaken(locked.task.assignee !== null, locked);
      assign(locked, identity.id, 'claim');
    });
  }

  release(identity: Identity, taskKey: Key): Promise<void> {
    return this.onTask(identity, taskKey, 'AssignUserTask', (locked) => {
      requireWork(identity, locked);
      if (locked.task.assignee === null) return;
      this.refuseTaken(!mayRelease(identity, locked.task), locked);
      assign(locked, null, 'release');
    });
  }

  /** Hands a task to a person; a free one may be given away by whoever could take it. */
  assign(
    identity: Identity,
    taskKey: Key,
    assignee: string,
    { allowOverride = true, action = 'assign' }: { readonly allowOverride?: boolean; readonly action?: string } = {},
  ): Promise<void> {
    this.requirePerson(assignee);
    return this.onTask(identity, taskKey, 'AssignUserTask', (locked) => {
      requireWork(identity, locked);
      const taken = locked.task.assignee !== null && locked.task.assignee !== assignee;
      this.refuseTaken(taken && !(allowOverride && mayAssign(identity, locked.task)), locked);
      refuseExcluded(assignee, locked);
      if (locked.task.assignee !== assignee) assign(locked, assignee, action);
    });
  }

  /** A submission is checked against the task's form; variables are not, and only machines may send them. */
  complete(identity: Identity, taskKey: Key, values: CompletionValues, action?: string): Promise<void> {
    return this.onTask(identity, taskKey, 'CompleteUserTask', (locked) => {
      const unchecked = values.kind === 'variables';
      if (unchecked) requireUnchecked(identity, locked.named);
      else requireWork(identity, locked);
      this.refuseTaken(!unchecked && isTakenFrom(identity, locked.task), locked);
      if (!unchecked) noteAnswer(locked, identity.id);
      locked.workspace.run({ type: 'CompleteUserTask', userTaskKey: taskKey, values, ...(action && { action }) });
    });
  }

  private async onTask(
    identity: Identity,
    taskKey: Key,
    name: string,
    work: (locked: LockedTask) => void,
  ): Promise<void> {
    const caseKey = await this.locator.caseOf('user-task', taskKey);
    const perform = (workspace: CaseWorkspace): boolean => {
      const task = workspace.state.userTasks.get(taskKey);
      if (task) inWords(lockedTask(task, workspace), work);
      return task !== undefined;
    };
    const open = await this.executor.submit({ name, caseKey, actor: actorOf(identity), perform });
    if (!open) throw await this.endings.refusal(identity, taskKey);
  }

  private refuseTaken(refused: boolean, { task, named }: LockedTask): void {
    if (!refused || task.assignee === null) return;
    const holder = this.directory.person(task.assignee);
    throw new EngineError(
      'already-assigned',
      `Expected ${named} to be free, but ${holder.name} has it. Ask ${holder.name} to release it, or a supervisor to hand it over.`,
      { extra: { assignee: holder } },
    );
  }

  private requirePerson(userName: string): void {
    if (this.directory.account(userName)) return;
    const message = `Expected the user name of a person, but there is nobody called "${userName}". Choose somebody from the list.`;
    throw new EngineError('invalid-request', message, {
      fields: [{ path: 'assignee', code: 'unknown-person', message }],
    });
  }
}

/** People read of their task, not of a process instance. */
const inWords = (locked: LockedTask, work: (locked: LockedTask) => void): void => {
  try {
    work(locked);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'suspended') throw error;
    throw new EngineError(
      'suspended',
      `Expected ${locked.named} to be open for work, but an operator has suspended its process for now. Nothing is lost: try again when it is resumed, or ask an administrator.`,
    );
  }
};

/** Nobody is handed what they asked for themselves. */
const refuseExcluded = (assignee: string, { task, ticket, named }: LockedTask): void => {
  if (task.answeredBy.includes(assignee))
    throw new EngineError(
      'forbidden',
      `Expected somebody who has not answered ${named} yet, but "${assignee}" has. Choose another colleague.`,
    );
  if (!task.excludesRequester || ticket?.requesterId !== assignee) return;
  throw new EngineError(
    'forbidden',
    `Expected somebody else than the person who asked to do ${named}, but "${assignee}" asked for it. Choose a colleague.`,
  );
};

const assign = ({ task, workspace }: LockedTask, assignee: string | null, action: string): void => {
  workspace.run({ type: 'AssignUserTask', userTaskKey: task.key, assignee, action, allowOverride: true });
};

const lockedTask = (task: UserTask, workspace: CaseWorkspace): LockedTask => {
  const { state, services, ticket } = workspace;
  const instance = state.instances.get(task.processInstanceKey);
  const node = (instance && services.definition(instance.definitionKey)?.definition.nodes[task.elementId]) ?? null;
  return {
    task: { ...task, excludesRequester: excludesRequester(node), answeredBy: answeredBy(state, task, node) },
    node,
    ticket,
    named: taskName(node, task.elementId),
    workspace,
  };
};
