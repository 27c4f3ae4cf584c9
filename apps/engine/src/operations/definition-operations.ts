import { Injectable } from '@nestjs/common';
import type { BatchType, DefinitionChanged, OperatedDefinition } from '@relevo/contracts';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { timestamp } from '../tickets/ticket-view.js';
import { BatchCreation } from './batches/batch-creation.js';
import { DefinitionSuspension } from './definition-suspension.js';
import type { DefinitionReason } from './operation-requests.js';
import { requireFaultKeeper, requireOperator } from './operation-rights.js';

interface DefinitionRow {
  readonly key: string;
  readonly process_id: string;
  readonly name: string | null;
  readonly version: number;
  readonly running: number;
  readonly suspended_instances: number;
  readonly suspended_at: string | null;
  readonly suspended_by: string | null;
  readonly suspension_reason: string | null;
}

/** The newest of each process, and whatever runs or stands still. */
const LIST = `WITH live AS (
    SELECT definition_key, count(*)::integer AS running, count(suspended_at)::integer AS suspended_instances
    FROM process_instance WHERE ended_at IS NULL GROUP BY definition_key)
  SELECT d.key::text, d.process_id, d.name, d.version, coalesce(l.running, 0) AS running,
    coalesce(l.suspended_instances, 0) AS suspended_instances, d.suspended_at::text, d.suspended_by, d.suspension_reason
  FROM process_definition d LEFT JOIN live l ON l.definition_key = d.key
  WHERE l.running > 0 OR d.suspended_at IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM process_definition n WHERE n.process_id = d.process_id AND n.version > d.version)
  ORDER BY coalesce(d.name, d.process_id), d.version DESC LIMIT 500`;

/** What was called goes with its caller, so it is no item. */
const INSTANCES = `SELECT key, root_key, key AS process_instance_key FROM process_instance
  WHERE definition_key = $1 AND ended_at IS NULL AND parent_element_key IS NULL`;

const batchOf = {
  suspend: { type: 'suspend-process-instance', which: `${INSTANCES} AND suspended_at IS NULL ORDER BY age` },
  resume: { type: 'resume-process-instance', which: `${INSTANCES} AND suspended_at IS NOT NULL ORDER BY age` },
} as const satisfies Record<string, { readonly type: BatchType; readonly which: string }>;

/** Published versions as an operator sees them. */
@Injectable()
export class DefinitionOperations {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly suspension: DefinitionSuspension,
    private readonly batches: BatchCreation,
    private readonly deliveries: DeliveryWakeUp,
  ) {}

  async list(identity: Identity): Promise<readonly OperatedDefinition[]> {
    requireFaultKeeper(identity, 'look at what runs');
    return (await this.database.query<DefinitionRow>(LIST)).map((row) => this.#view(row));
  }

  async suspend(identity: Identity, key: string, { reason, instances }: DefinitionReason): Promise<DefinitionChanged> {
    requireOperator(identity, 'suspend processes');
    await this.suspension.suspend(identity, key, reason);
    return instances ? this.#batch(identity, key, batchOf.suspend, reason) : { batchKey: null };
  }

  async resume(identity: Identity, key: string, { reason, instances }: DefinitionReason): Promise<DefinitionChanged> {
    requireOperator(identity, 'resume processes');
    await this.suspension.resume(identity, key, reason);
    this.deliveries.raise();
    return instances ? this.#batch(identity, key, batchOf.resume, reason) : { batchKey: null };
  }

  async #batch(
    identity: Identity,
    key: string,
    { type, which }: (typeof batchOf)[keyof typeof batchOf],
    reason: string,
  ): Promise<DefinitionChanged> {
    const items = { text: which, values: [key] };
    return { batchKey: await this.batches.create(identity, { type, reason, items }) };
  }

  #view(row: DefinitionRow): OperatedDefinition {
    return {
      ...{ key: row.key, processId: row.process_id, name: row.name ?? row.process_id, version: row.version },
      ...{ running: row.running, suspendedInstances: row.suspended_instances },
      suspended:
        row.suspended_at === null
          ? null
          : {
              at: timestamp(row.suspended_at),
              by: this.directory.person(row.suspended_by ?? ''),
              reason: row.suspension_reason ?? '',
            },
    };
  }
}
