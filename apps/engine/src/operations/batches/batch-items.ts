import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { BatchType } from '@relevo/contracts';
import type { Actor } from '../../access/identity.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import { type CaseCommand, Executor, type Statement } from '../../execution/executor.js';
import {
  type ActOutcome,
  cancelInstance,
  type InstanceAct,
  modifyInstance,
  resolveFault,
  resumeInstance,
  suspendInstance,
} from '../instance-acts.js';
import type { BatchRow, ItemRow } from './batch-rows.js';

export type WorkedBatch = Pick<BatchRow, 'key' | 'type' | 'instructions' | 'reason' | 'created_by' | 'created_by_kind'>;
export type WorkedItem = Pick<ItemRow, 'batch_key' | 'key' | 'root_key' | 'process_instance_key'>;

/** `elsewhere`: another engine is at it, or its batch does not run any more; `later`: nothing is known yet. */
export type Worked = 'done' | 'elsewhere' | 'later';

/** Only while it waits and its batch runs: who comes second, or after a stop, finds nothing. */
const STILL_WAITS = `SELECT 1 FROM batch_operation_item i JOIN batch_operation b ON b.key = i.batch_key
  WHERE i.batch_key = $1 AND i.key = $2 AND i.state = 'active' AND b.state = 'active' FOR UPDATE OF i SKIP LOCKED`;
const MARK = `UPDATE batch_operation_item SET state = $3, processed_at = $4, error_code = $5, error_message = $6
  WHERE batch_key = $1 AND key = $2 AND state = 'active'`;

const acts: { readonly [Type in BatchType]: (item: WorkedItem, batch: WorkedBatch) => InstanceAct } = {
  'cancel-process-instance': ({ key }, { reason }) => cancelInstance(key, reason),
  'suspend-process-instance': ({ key }, { reason }) => suspendInstance(key, reason),
  'resume-process-instance': ({ key }, { reason }) => resumeInstance(key, reason),
  'resolve-fault': ({ key }) => resolveFault(key),
  'modify-process-instance': ({ key: processInstanceKey }, { reason, instructions }) =>
    modifyInstance({
      ...{ type: 'ModifyProcessInstance', processInstanceKey, reason },
      ...{ activate: [], move: instructions.move ?? [], terminate: [] },
    }),
};

const mark = (item: WorkedItem, at: number, error: ActOutcome['stuck']): Statement => ({
  text: MARK,
  values: [item.batch_key, item.key, error ? 'failed' : 'completed', at, error?.code ?? null, error?.message ?? null],
});

/** An item is an ordinary command of its case, marked in the very transaction: done once, whoever is killed. */
@Injectable()
export class BatchItems {
  constructor(
    private readonly executor: Executor,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async work(item: WorkedItem, batch: WorkedBatch): Promise<Worked> {
    try {
      const outcome = await this.executor.submit(commandOf(item, batch));
      return outcome ? 'done' : 'elsewhere';
    } catch (error) {
      if (!(error instanceof EngineError) || error.status >= 500) throw error;
      await this.fail(item, error);
      return 'done';
    }
  }

  /** It was refused, and nothing happened. */
  async fail(item: WorkedItem, { code, message }: { readonly code: string; readonly message: string }): Promise<void> {
    const { text, values } = mark(item, this.clock.now(), { code, message });
    await this.database.query(text, values);
  }
}

interface Answer {
  readonly at: number;
  readonly outcome: ActOutcome;
}

const commandOf = (item: WorkedItem, batch: WorkedBatch): CaseCommand<Answer | null> => {
  const act = acts[batch.type](item, batch);
  const actor: Actor = { kind: batch.created_by_kind, id: batch.created_by };
  const caseKey: Key = item.root_key;
  return {
    name: act.name,
    caseKey,
    actor,
    recheck: { text: STILL_WAITS, values: [item.batch_key, item.key] },
    perform: (workspace) => {
      if (workspace.rechecked.length === 0) return null;
      return { at: workspace.now, outcome: act.perform(workspace) };
    },
    also: (answer) => (answer ? [...act.also(caseKey), mark(item, answer.at, answer.outcome.stuck)] : []),
  };
};
