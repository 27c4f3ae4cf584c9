import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { isKey } from '../execution/case-locator.js';
import type { Statement } from '../execution/executor.js';
import { releaseForDefinition } from '../execution/held-deliveries.js';
import { History } from '../history/history.js';

interface DefinitionRow {
  readonly process_id: string;
  readonly version: number;
  readonly suspended_at: string | null;
}

type Suspended = 'DefinitionSuspended' | 'DefinitionResumed';

const valueFields = { DefinitionSuspended: ['reason'], DefinitionResumed: ['reason'] };

const RAISE_EPOCH = 'UPDATE catalogue_epoch SET value = value + 1';
const LOCK = 'SELECT process_id, version, suspended_at FROM process_definition WHERE key = $1 FOR UPDATE';
const SUSPEND = `UPDATE process_definition SET suspended_at = $2, suspended_by = $3, suspension_reason = $4
  WHERE key = $1`;
const RESUME = `UPDATE process_definition SET suspended_at = NULL, suspended_by = NULL, suspension_reason = NULL
  WHERE key = $1`;
const STOP_CLOCKS = `UPDATE start_timer SET remaining = greatest(due_at - $2::bigint, 0)
  WHERE definition_key = $1 AND remaining IS NULL`;
/** With the time that was left: nothing is caught up. */
const START_CLOCKS = `UPDATE start_timer SET due_at = $2::bigint + remaining, remaining = NULL
  WHERE definition_key = $1 AND remaining IS NOT NULL`;

/** Stops a published version from beginning instances; the raised epoch tells every engine before its next command. */
@Injectable()
export class DefinitionSuspension {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
  ) {}

  suspend(identity: Identity, key: string, reason: string): Promise<void> {
    const at = this.clock.now();
    return this.#change(identity, { key, reason, at, type: 'DefinitionSuspended' }, [
      { text: SUSPEND, values: [key, at, identity.id, reason] },
      { text: STOP_CLOCKS, values: [key, at] },
    ]);
  }

  /** Messages and signals that were held for its start events are on their way again. */
  resume(identity: Identity, key: string, reason: string): Promise<void> {
    const at = this.clock.now();
    return this.#change(identity, { key, reason, at, type: 'DefinitionResumed' }, [
      { text: RESUME, values: [key] },
      { text: START_CLOCKS, values: [key, at] },
      ...releaseForDefinition(key as Key),
    ]);
  }

  async #change(identity: Identity, change: Change, statements: readonly Statement[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(RAISE_EPOCH);
      const row = await lockDefinition(tx, change);
      for (const { text, values } of statements) await tx.query(text, values);
      const { key, reason, at, type } = change;
      await this.history.append(tx, {
        stream: `process:${row.process_id}`,
        actor: actorOf(identity),
        command: type === 'DefinitionSuspended' ? 'SuspendDefinition' : 'ResumeDefinition',
        at,
        events: [{ type, definitionKey: key, version: row.version, reason }],
        valueFields,
        definitionKey: key,
      });
    });
    await this.catalogue.reload();
  }
}

interface Change {
  readonly key: string;
  readonly reason: string;
  readonly at: number;
  readonly type: Suspended;
}

const lockDefinition = async (tx: Transaction, { key, type }: Change): Promise<DefinitionRow> => {
  const [row] = isKey(key) ? await tx.query<DefinitionRow>(LOCK, [key]) : [];
  if (!row) {
    const message = `Expected a published version with the key ${key}, but there is none. Look it up again.`;
    throw new EngineError('definition-not-found', message);
  }
  const suspends = type === 'DefinitionSuspended';
  if ((row.suspended_at === null) === suspends) return row;
  const is = suspends ? 'is suspended already' : 'is not suspended';
  const message = `Expected version ${row.version} of "${row.process_id}" to be ${suspends ? 'in use' : 'suspended'}, but it ${is}.`;
  throw new EngineError('wrong-state', message);
};
