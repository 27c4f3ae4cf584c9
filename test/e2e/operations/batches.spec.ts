import type { Batch, Page } from '@relevo/contracts';
import { BatchWorker } from '../../../apps/engine/src/operations/batches/batch-worker.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { diagram, flows } from '../bad-input/diagrams.js';
import { Operator } from './operator.js';

const waiting = diagram(
  'waiting',
  `<bpmn:startEvent id="start" />
  <bpmn:userTask id="ask"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'ask'], ['ask', 'end'])}`,
);

const MANY = 60;

describe('batch operations', () => {
  let first: TestEngine;
  let second: TestEngine;
  let operator: Operator;

  beforeAll(async () => {
    first = await startEngine();
    second = await startEngine({ databaseUrl: first.databaseUrl });
    operator = new Operator(first);
    await operator.pass();
    await operator.deploy(waiting);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const startMany = async (lot: string) => {
    for (let count = 0; count < MANY; count += 1) await operator.start('waiting', { lot });
  };
  const cancelLot = async (lot: string) => {
    const filter = { processDefinitionId: 'waiting', variables: [{ name: 'lot', value: `"${lot}"` }] };
    const { body } = await operator.client.post<{ batchOperationKey: string }>('/v2/process-instances/cancellation', {
      filter,
    });
    return body.batchOperationKey;
  };
  /** Items as they are, without waiting for anything. */
  const rows = (text: string, values: readonly unknown[]) => first.engine.get(Database).query(text, values);

  it('two engines work on one beside each other, each item exactly once', async () => {
    await startMany('both');
    const key = await cancelLot('both');
    await Promise.all([first, second].map((relevo) => relevo.engine.get(BatchWorker).run()));
    await operator.pass();
    expect(await operator.batch(key)).toMatchObject({ state: 'completed', total: MANY, completed: MANY, failed: 0 });
    const cancelled = await rows(
      `SELECT 1 FROM history_record WHERE command = 'CancelProcessInstance'
        AND stream_key IN (SELECT root_key FROM batch_operation_item WHERE batch_key = $1)`,
      [key],
    );
    expect(cancelled).toHaveLength(MANY);
    const { items, total } = await operator.items(key, '?limit=10');
    expect([items.length, total]).toEqual([10, MANY]);
  });

  /** A batch that stands still, with these as its items. */
  const suspendedBatch = async (lot: string): Promise<string> => {
    const key = await cancelLot('nobody');
    await rows(`UPDATE batch_operation SET state = 'suspended', ended_at = NULL, total = $2 WHERE key = $1`, [
      key,
      MANY,
    ]);
    await rows(
      `INSERT INTO batch_operation_item (batch_key, key, root_key, process_instance_key)
        SELECT $1, p.key, p.root_key, p.key FROM process_instance p
        JOIN variable_scope v ON v.scope_key = p.key AND v.variables -> 'lot' ->> 1 = $2`,
      [key, lot],
    );
    return key;
  };

  it('suspended, nothing is done; resumed, it is', async () => {
    await startMany('suspended');
    const key = await suspendedBatch('suspended');
    await operator.pass();
    expect(await operator.batch(key)).toMatchObject({ state: 'suspended', total: MANY, completed: 0 });
    expect((await operator.act(`batches/${key}/suspension`)).status).toBe(409);
    expect((await operator.act(`batches/${key}/resumption`)).status).toBe(204);
    await operator.pass();
    expect(await operator.batch(key)).toMatchObject({ state: 'completed', completed: MANY });
    expect((await operator.act(`batches/${key}/suspension`)).status).toBe(409);
  });

  it('stopped, the rest is left as it is', async () => {
    await startMany('stopped');
    const key = await suspendedBatch('stopped');
    expect((await operator.act(`batches/${key}/cancellation`)).status).toBe(204);
    await operator.pass();
    expect(await operator.batch(key)).toMatchObject({ state: 'canceled', completed: 0, canceled: MANY });
    const { items } = await operator.items(key, '?state=canceled&limit=1');
    expect(await operator.active(items[0]?.processInstanceKey ?? '')).toEqual(['ask']);
    expect((await operator.act(`batches/${key}/resumption`)).status).toBe(409);
  });

  it('what is left of one that nobody works on is found by the next engine', async () => {
    await startMany('left');
    const key = await cancelLot('left');
    await operator.pass();
    // One item as a killed engine leaves it: not marked, and its command not done.
    const fresh = await operator.start('waiting', { lot: 'left' });
    await rows(`UPDATE batch_operation SET state = 'active', ended_at = NULL, total = total + 1 WHERE key = $1`, [key]);
    await rows(
      `INSERT INTO batch_operation_item (batch_key, key, root_key, process_instance_key)
        SELECT $1, key, root_key, key FROM process_instance WHERE key = $2`,
      [key, fresh],
    );
    await operator.pass();
    expect(await operator.batch(key)).toMatchObject({ state: 'completed', total: MANY + 1, completed: MANY + 1 });
    expect(await operator.active(fresh)).toEqual([]);
  });

  it('an item that has ended meanwhile fails with the reason', async () => {
    const key = await operator.start('waiting', { lot: 'gone' });
    const batch = await cancelLot('gone');
    await operator.pass();
    await rows(`UPDATE batch_operation SET state = 'active' WHERE key = $1`, [batch]);
    await rows(`UPDATE batch_operation_item SET state = 'active' WHERE batch_key = $1`, [batch]);
    await operator.pass();
    const { items } = await operator.items(batch);
    expect(items).toMatchObject([{ key, state: 'failed' }]);
    expect(items[0]?.errorMessage).toContain('is terminated already');
  });

  it('are listed, the newest first, and one without items is over at once', async () => {
    const none = await cancelLot('nobody');
    const { body } = await operator.client.get<Page<Batch>>('/api/operations/batches?limit=2');
    expect(body.items[0]).toMatchObject({ key: none, state: 'completed', total: 0 });
    expect(body.items).toHaveLength(2);
    expect(body.nextCursor).not.toBeNull();
    const { body: active } = await operator.client.get<Page<Batch>>('/api/operations/batches?state=active');
    expect(active).toMatchObject({ items: [], total: 0 });
    expect(await operator.client.get('/api/operations/batches/9')).toMatchObject({ status: 404 });
  });
});
