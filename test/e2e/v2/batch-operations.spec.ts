import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { diagram, flows } from '../bad-input/diagrams.js';
import { atOnce, clientOf, deploy } from './clients.js';

const userTask = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;

const steps = diagram(
  'steps',
  `<bpmn:startEvent id="start" />${userTask('first')}
  <bpmn:subProcess id="inside"><bpmn:startEvent id="in" />${userTask('second')}<bpmn:endEvent id="out" />${flows(['in', 'second'], ['second', 'out'])}</bpmn:subProcess>
  <bpmn:endEvent id="end" />${flows(['start', 'first'], ['first', 'inside'], ['inside', 'end']).replaceAll('id="f', 'id="g')}`,
);

const computed = diagram(
  'stuck',
  `<bpmn:startEvent id="start" />
  <bpmn:scriptTask id="sum"><bpmn:extensionElements><zeebe:script expression="=number(text)" resultVariable="sum" /></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:exclusiveGateway id="gate" />${userTask('after')}<bpmn:endEvent id="end" />
  ${flows(['start', 'sum'], ['sum', 'gate'], ['after', 'end'])}
  <bpmn:sequenceFlow id="on" sourceRef="gate" targetRef="after"><bpmn:conditionExpression>=ready</bpmn:conditionExpression></bpmn:sequenceFlow>`,
);

describe('the official client modifies instances and runs batch operations', () => {
  let relevo: TestEngine;
  let client: CamundaClient;
  let now = Date.now() + 1_000;

  beforeAll(async () => {
    relevo = await startEngine();
    client = clientOf(relevo);
    for (const xml of [steps, computed]) await deploy(client, xml);
    await client.pinClock({ timestamp: now });
  });
  afterAll(() => relevo.close());

  const start = async (processDefinitionId: string, variables: Record<string, unknown> = {}) =>
    (await client.createProcessInstance({ processDefinitionId, variables } as never)).processInstanceKey;
  /** Everything that is under way has been done when the clock answers. */
  const settle = () => client.pinClock({ timestamp: (now += 1_000) });
  const active = async (processInstanceKey: never) => {
    const filter = { processInstanceKey, state: 'ACTIVE' as const };
    const { items } = await client.searchElementInstances({ filter }, atOnce);
    return items ?? [];
  };
  const stateOf = async (processInstanceKey: never) =>
    (await client.getProcessInstance({ processInstanceKey }, atOnce)).state;
  const batch = async (batchOperationKey: never) => client.getBatchOperation({ batchOperationKey }, atOnce);
  const itemsOf = async (batchOperationKey: string) =>
    (await client.searchBatchOperationItems({ filter: { batchOperationKey } }, atOnce)).items ?? [];

  it('modifies one: activates in a scope that is made, with variables, and terminates', async () => {
    const key = (await start('steps')) as never;
    const [first] = await active(key);

    await client.modifyProcessInstance({
      processInstanceKey: key,
      operationReference: 7 as never,
      activateInstructions: [
        {
          elementId: 'second' as never,
          ancestorElementInstanceKey: '-1',
          variableInstructions: [{ variables: { seen: true } }, { variables: { own: 1 }, scopeId: 'inside' }],
        },
      ],
      terminateInstructions: [{ elementInstanceKey: first?.elementInstanceKey as never }],
    });

    expect((await active(key)).map(({ elementId }) => elementId).sort()).toEqual(['inside', 'second']);
    const { items } = await client.searchVariables({ filter: { processInstanceKey: key } }, atOnce);
    expect((items ?? []).map(({ name }) => name).sort()).toEqual(['own', 'seen']);
  });

  it('refuses a modification that makes no sense with 400, and of nothing with 404', async () => {
    const key = (await start('steps')) as never;
    const activateInstructions = [{ elementId: 'start' as never }];
    await expect(client.modifyProcessInstance({ processInstanceKey: key, activateInstructions })).rejects.toMatchObject(
      {
        status: 400,
      },
    );
    await expect(
      client.modifyProcessInstance({ processInstanceKey: '9' as never, activateInstructions }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('cancels many, root instances alone, with a result for each', async () => {
    const keys = [await start('steps', { lot: 'a' }), await start('steps', { lot: 'a' })];
    const other = await start('steps', { lot: 'b' });
    const variables = [{ name: 'lot', value: '"a"' }];

    const created = await client.cancelProcessInstancesBatchOperation(
      {
        filter: { processDefinitionId: 'steps', variables, state: 'COMPLETED' } as never,
      },
      atOnce,
    );
    expect(created.batchOperationType).toBe('CANCEL_PROCESS_INSTANCE');
    await settle();

    expect(await batch(created.batchOperationKey as never)).toMatchObject({
      ...{ state: 'COMPLETED', operationsTotalCount: 2, operationsCompletedCount: 2, operationsFailedCount: 0 },
    });
    for (const key of keys) expect(await stateOf(key as never)).toBe('TERMINATED');
    expect(await stateOf(other as never)).toBe('ACTIVE');
    const items = await itemsOf(String(created.batchOperationKey));
    expect(items.map(({ itemKey, state }) => [itemKey, state])).toEqual(keys.map((key) => [key, 'COMPLETED']));
    const filter = { batchOperationId: String(created.batchOperationKey) };
    expect((await client.searchProcessInstances({ filter } as never, atOnce)).items).toHaveLength(2);
  });

  it('moves tokens of many; one that has none there fails with the reason', async () => {
    const moved = await start('steps', { lot: 'c' });
    const elsewhere = (await start('steps', { lot: 'c' })) as never;
    const [first] = await active(elsewhere);
    await client.modifyProcessInstance({
      processInstanceKey: elsewhere,
      activateInstructions: [{ elementId: 'second' as never }],
      terminateInstructions: [{ elementInstanceKey: first?.elementInstanceKey as never }],
    });

    const created = await client.modifyProcessInstancesBatchOperation(
      {
        filter: { variables: [{ name: 'lot', value: '"c"' }] } as never,
        moveInstructions: [{ sourceElementId: 'first' as never, targetElementId: 'second' as never }],
      },
      atOnce,
    );
    await settle();

    expect((await active(moved as never)).map(({ elementId }) => elementId).sort()).toEqual(['inside', 'second']);
    const items = await itemsOf(String(created.batchOperationKey));
    expect(items.map(({ state }) => state)).toEqual(['COMPLETED', 'FAILED']);
    expect(items[1]?.errorMessage).toContain('Expected a token at');
    expect(await batch(created.batchOperationKey as never)).toMatchObject({ operationsFailedCount: 1 });
  });

  it('resolves the incidents of many; those whose cause is still there say so', async () => {
    const repaired = await start('stuck', { text: '1' });
    const broken = await start('stuck', { text: '1' });
    await client.createElementInstanceVariables({
      elementInstanceKey: repaired as never,
      variables: { ready: true },
    });

    const created = await client.resolveIncidentsBatchOperation(
      { filter: { processDefinitionId: 'stuck' } as never },
      atOnce,
    );
    await settle();

    const items = await itemsOf(String(created.batchOperationKey));
    expect(items.map(({ processInstanceKey, state }) => [processInstanceKey, state])).toEqual([
      [repaired, 'COMPLETED'],
      [broken, 'FAILED'],
    ]);
    expect(items[1]?.errorMessage).toMatch(/^Expected .*"?gate/);
    const { items: left } = await client.searchIncidents({ filter: { state: 'ACTIVE' } }, atOnce);
    expect((left ?? []).map(({ processInstanceKey }) => processInstanceKey)).toEqual([broken]);
  });

  it('finds batch operations, and stops, suspends and resumes what is not over alone', async () => {
    const { items } = await client.searchBatchOperations(
      { filter: { operationType: 'CANCEL_PROCESS_INSTANCE' }, sort: [{ field: 'startDate', order: 'DESC' }] },
      atOnce,
    );
    expect(items).toHaveLength(1);
    const batchOperationKey = items?.[0]?.batchOperationKey as never;
    await expect(client.cancelBatchOperation({ batchOperationKey }, atOnce)).rejects.toMatchObject({ status: 409 });
    await expect(client.suspendBatchOperation({ batchOperationKey }, atOnce)).rejects.toMatchObject({ status: 409 });
    await expect(client.resumeBatchOperation({ batchOperationKey }, atOnce)).rejects.toMatchObject({ status: 409 });
    await expect(client.cancelBatchOperation({ batchOperationKey: '9' as never }, atOnce)).rejects.toMatchObject({
      status: 404,
    });
  });
});
