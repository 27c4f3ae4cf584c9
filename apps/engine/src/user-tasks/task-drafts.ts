import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { KeepTaskDraft, TaskDraft, Values } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { timestamp } from '../tickets/ticket-view.js';

interface DraftRow {
  readonly revision: number;
  readonly values: Values;
  readonly kept_by: string;
  readonly kept_by_name: string;
  readonly kept_at: string;
}

const columns = 'revision, values, kept_by, kept_by_name, kept_at::text';

const toDraft = (row: DraftRow): TaskDraft => ({
  revision: row.revision,
  values: row.values,
  by: { id: row.kept_by, name: row.kept_by_name },
  keptAt: timestamp(row.kept_at),
});

/** What is typed into a task's form, kept as it is typed: one per task, whoever has the task. */
@Injectable()
export class TaskDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(taskKey: Key): Promise<TaskDraft | null> {
    const [row] = await this.database.query<DraftRow>(`SELECT ${columns} FROM task_draft WHERE task_key = $1`, [
      taskKey,
    ]);
    return row ? toDraft(row) : null;
  }

  /** Overwrites nothing that its writer has not seen. The caller has decided who may. */
  async keep(identity: Identity, caseKey: Key, taskKey: Key, draft: KeepTaskDraft): Promise<TaskDraft> {
    const [row] = await this.database.query<DraftRow>(
      `INSERT INTO task_draft (root_key, task_key, revision, values, kept_by, kept_by_name, kept_at)
       SELECT root_key, key, $3::integer + 1, $4, $5, $6, $7
         FROM user_task WHERE root_key = $1 AND key = $2 AND ended_at IS NULL
       ON CONFLICT (root_key, task_key) DO UPDATE
         SET revision = task_draft.revision + 1, values = excluded.values, kept_by = excluded.kept_by,
             kept_by_name = excluded.kept_by_name, kept_at = excluded.kept_at
         WHERE task_draft.revision = $3
       RETURNING ${columns}`,
      [caseKey, taskKey, draft.revision, JSON.stringify(draft.values), identity.id, identity.name, this.clock.now()],
    );
    if (row) return toDraft(row);
    throw stale(await this.find(taskKey));
  }
}

const stale = (kept: TaskDraft | null): EngineError =>
  new EngineError(
    'stale-draft',
    `Expected the draft as it was last kept, but ${kept ? `${kept.by.name} kept another one at ${kept.keptAt}` : 'the task is not open any more'}. Compare both texts and keep the one that counts; nothing was overwritten.`,
    { extra: { draft: kept } },
  );
