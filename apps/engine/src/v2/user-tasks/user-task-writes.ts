import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../../access/identity.js';
import { CaseLocator } from '../../execution/case-locator.js';
import { Executor } from '../../execution/executor.js';
import { mayCompleteUnchecked } from '../../user-tasks/task-access.js';
import { UserTaskService } from '../../user-tasks/user-task.service.js';
import { requireRight } from '../v2-rights.js';
import { taskChanges } from './task-changes.js';
import type { AssignmentRequest, CompletionRequest, UpdateRequest } from './user-task-requests.js';

/** Camunda's verbs on the handlers that `/api` uses too. */
@Injectable()
export class UserTaskWrites {
  constructor(
    private readonly tasks: UserTaskService,
    private readonly executor: Executor,
    private readonly locator: CaseLocator,
  ) {}

  /** Machines and administrators send variables; what anybody else sends is a submission of the task's form (design §4). */
  complete(identity: Identity, key: string, request: CompletionRequest): Promise<void> {
    const sent = request?.variables ?? {};
    return this.tasks.complete(
      identity,
      key as Key,
      mayCompleteUnchecked(identity) ? { kind: 'variables', variables: sent } : { kind: 'submission', data: sent },
      request?.action ?? undefined,
    );
  }

  assign(identity: Identity, key: string, { assignee, allowOverride, action }: AssignmentRequest): Promise<void> {
    return this.tasks.assign(identity, key as Key, assignee, {
      allowOverride: allowOverride ?? true,
      ...(action && { action }),
    });
  }

  unassign(identity: Identity, key: string): Promise<void> {
    return this.tasks.release(identity, key as Key);
  }

  async update(identity: Identity, key: string, request: UpdateRequest): Promise<void> {
    requireRight(identity, 'change tasks');
    const changes = taskChanges(request?.changeset ?? {});
    const caseKey = await this.locator.caseOf('user-task', key);
    await this.executor.submit({
      name: 'UpdateUserTask',
      caseKey,
      actor: actorOf(identity),
      perform: (workspace) => {
        workspace.run({
          type: 'UpdateUserTask',
          userTaskKey: key as Key,
          changes,
          ...(request?.action && { action: request.action }),
        });
      },
    });
  }
}
