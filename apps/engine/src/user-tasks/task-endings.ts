import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { PersonRef } from '@relevo/contracts';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { mayCompleteUnchecked, maySeeTask } from './task-access.js';
import { timestamp } from '../tickets/ticket-view.js';

interface EndingRow {
  readonly state: string;
  readonly assignee: string | null;
  readonly candidate_groups: readonly string[];
  readonly candidate_users: readonly string[];
  readonly ended_at: string;
  readonly ended_by: string | null;
  readonly ended_by_kind: string | null;
  readonly root_key: string;
  readonly number: string | null;
  readonly requester_id: string | null;
  readonly requester_name: string | null;
}

/** Who ended a task and when: told to whoever comes second. */
@Injectable()
export class TaskEndings {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** The refusal for a task that is not open any more; one that never was, or is not theirs, does not exist. */
  async refusal(identity: Identity, taskKey: Key): Promise<EngineError> {
    const row = await this.find(taskKey);
    if (!row || !(mayCompleteUnchecked(identity) || maySeeTask(identity, ...assignmentOf(row))))
      return noSuchTask(taskKey);
    if (row.state !== 'completed')
      return new EngineError(
        'wrong-state',
        'Expected an open task, but it was withdrawn when the ticket went another way. Look at the ticket for the step it is at now.',
      );
    const by = this.personOf(row);
    const at = timestamp(row.ended_at);
    return new EngineError(
      'already-completed',
      `Expected an open task, but ${by?.name ?? 'the engine'} completed it at ${at}. Look at the ticket for the step it is at now.`,
      { extra: { completedBy: by, completedAt: at } },
    );
  }

  private personOf({ ended_by, ended_by_kind, requester_id, requester_name }: EndingRow): PersonRef | null {
    if (ended_by === null || ended_by_kind === 'engine') return null;
    if (ended_by_kind === 'link') return { id: requester_id ?? ended_by, name: requester_name ?? ended_by };
    return this.directory.person(ended_by);
  }

  private async find(taskKey: Key): Promise<EndingRow | undefined> {
    const [row] = await this.database.query<EndingRow>(
      `SELECT u.state, u.assignee, u.candidate_groups, u.candidate_users, u.ended_at::text, u.ended_by, u.ended_by_kind,
              u.root_key::text, t.number, t.requester_id, t.requester_name
         FROM user_task u LEFT JOIN ticket t ON t.root_key = u.root_key
        WHERE u.key = $1 AND u.ended_at IS NOT NULL`,
      [taskKey],
    );
    return row;
  }
}

const assignmentOf = (row: EndingRow) =>
  [
    {
      excludesRequester: false,
      answeredBy: [],
      assignee: row.assignee,
      candidateGroups: row.candidate_groups,
      candidateUsers: row.candidate_users,
    },
    row.number !== null && row.requester_id !== null
      ? { caseKey: row.root_key as Key, number: row.number, requesterId: row.requester_id }
      : null,
  ] as const;

export const noSuchTask = (taskKey: string): EngineError =>
  new EngineError('not-found', `Expected an open task, but there is none with the key ${taskKey}. Reload your list.`);
