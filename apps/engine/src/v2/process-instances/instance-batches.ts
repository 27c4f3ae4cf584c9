import { Injectable } from '@nestjs/common';
import type { BatchType } from '@relevo/contracts';
import type { Identity } from '../../access/identity.js';
import { BatchCreation, type NewBatch } from '../../operations/batches/batch-creation.js';
import { batchTypes, type WireBatchType } from '../batch-operations/batch-operation-search.js';
import { filterSql } from '../search/filter-sql.js';
import { Parameters } from '../search/search-resource.js';
import { requireRight } from '../v2-rights.js';
import type { FilterRequest, MoveRequest } from './modification-requests.js';
import { processInstances } from './process-instance-search.js';

type Filter = FilterRequest['filter'];

/** What a batch decides itself, whatever the filter says of it. */
const withoutStates = ({ state: _state, parentProcessInstanceKey: _parent, ...rest }: Filter): Filter => rest;
const withoutState = ({ state: _state, ...rest }: Filter): Filter => rest;

const LIVE = "p.state = 'active'";

const instances = (filter: Filter, ...conditions: readonly string[]): NewBatch['items'] => {
  const bound = new Parameters();
  const where = [LIVE, ...conditions, ...filterSql(processInstances, filter, bound)].join(' AND ');
  return {
    text: `SELECT p.key, p.root_key, p.key AS process_instance_key FROM ${processInstances.from}
      WHERE ${where} ORDER BY p.age`,
    values: bound.values,
  };
};

const faultsOf = ({ text, values }: NewBatch['items']): NewBatch['items'] => ({
  text: `SELECT f.key, f.root_key, f.process_instance_key FROM fault f
    WHERE f.ended_at IS NULL AND f.process_instance_key IN (SELECT key FROM (${text}) AS chosen) ORDER BY f.age`,
  values,
});

/** Batch operations over the process instances that a filter of Camunda's search finds. */
@Injectable()
export class InstanceBatches {
  constructor(private readonly batches: BatchCreation) {}

  /** Root instances alone: what was called ends with its caller. */
  cancel(identity: Identity, { filter }: FilterRequest): Promise<object> {
    const items = () => instances(withoutStates(filter), 'p.parent_element_key IS NULL');
    return this.#create(identity, 'CANCEL_PROCESS_INSTANCE', (type) => ({ type, items: items() }));
  }

  resolveIncidents(identity: Identity, { filter }: FilterRequest): Promise<object> {
    const items = () => faultsOf(instances(withoutState(filter)));
    return this.#create(identity, 'RESOLVE_INCIDENT', (type) => ({ type, items: items() }));
  }

  modify(identity: Identity, { filter, moveInstructions: move }: MoveRequest): Promise<object> {
    const items = () => instances(withoutState(filter));
    return this.#create(identity, 'MODIFY_PROCESS_INSTANCE', (type) => ({
      ...{ type, items: items(), instructions: { move } },
    }));
  }

  async #create(
    identity: Identity,
    batchOperationType: WireBatchType,
    batch: (type: BatchType) => Omit<NewBatch, 'reason'>,
  ): Promise<object> {
    requireRight(identity, 'run batch operations');
    const reason = 'asked for through /v2';
    const batchOperationKey = await this.batches.create(identity, { ...batch(batchTypes[batchOperationType]), reason });
    return { batchOperationKey, batchOperationType };
  }
}
