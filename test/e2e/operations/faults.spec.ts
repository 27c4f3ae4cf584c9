import type { FaultCounts, FaultDetail } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { condition, diagram, flows } from '../bad-input/diagrams.js';
import { Operator } from './operator.js';

const minute = 60_000;

const decides = (id: string, expression: string) =>
  diagram(
    id,
    `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="gate" name="Ready?" />
    <bpmn:userTask id="after"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end" />${flows(['start', 'gate'], ['after', 'end'])}
    <bpmn:sequenceFlow id="on" sourceRef="gate" targetRef="after">${condition(expression)}</bpmn:sequenceFlow>`,
  );

describe('stuck elements', () => {
  let relevo: TestEngine;
  let operator: Operator;
  beforeAll(async () => {
    relevo = await startEngine();
    operator = new Operator(relevo);
    await operator.pass();
    await operator.deploy(decides('stuck', '=ready'), decides('other', '=ready'));
  });
  afterAll(() => relevo.close());

  it('are listed with why, by process, element, code and age, and counted as they are filtered', async () => {
    const old = await operator.start('stuck', { ready: 'soon' });
    await operator.pass(10 * minute);
    await operator.start('stuck', { ready: 'soon' });
    await operator.start('other', { ready: false });

    const all = await operator.faults();
    expect(all).toMatchObject({ total: 3, nextCursor: null });
    expect(all.items[0]).toMatchObject({
      ...{ processInstanceKey: old, processId: 'stuck', elementId: 'gate', elementLabel: 'Ready?', ticket: null },
      ...{ code: 'condition-not-boolean', suspended: false },
    });
    expect(all.items[0]?.message).toMatch(/^Expected the condition of .* to be true or false, but/);

    expect(await operator.faults('?process=other')).toMatchObject({ total: 1, items: [{ code: 'no-flow-taken' }] });
    expect(await operator.faults('?olderThan=5')).toMatchObject({ total: 1, items: [{ processInstanceKey: old }] });
    expect(await operator.faults('?element=none')).toMatchObject({ total: 0 });
    const first = await operator.faults('?limit=2');
    const rest = await operator.faults(`?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items].map(({ key }) => key)).toEqual(all.items.map(({ key }) => key));

    const { body: counts } = await operator.client.get<FaultCounts>('/api/operations/faults/counts?process=stuck');
    expect(counts).toMatchObject({
      total: 2,
      processes: [
        { id: 'stuck', count: 2 },
        { id: 'other', count: 1 },
      ],
      codes: [{ code: 'condition-not-boolean', count: 2 }],
    });
  });

  it('one: what it sees, a variable put right, and again', async () => {
    const key = await operator.start('stuck', { ready: 'never' });
    const fault = (await operator.faults()).items.find(({ processInstanceKey }) => processInstanceKey === key);
    const path = `/api/operations/faults/${fault?.key}`;
    const { body: detail } = await operator.client.get<FaultDetail>(path);
    expect(detail.scopes).toMatchObject([
      { kind: 'element', label: 'Ready?', variables: {} },
      { kind: 'instance', key, variables: { ready: 'never' } },
    ]);

    const again = await operator.client.post<{ stuckAgain: string | null }>(`${path}/retry`);
    expect(again.body.stuckAgain).toContain('to be true or false');
    const after = (await operator.faults()).items.find(({ processInstanceKey }) => processInstanceKey === key);
    const now = `/api/operations/faults/${after?.key}`;
    const wrong = { scopeKey: '1', name: 'ready', value: true };
    expect(await operator.client.put(`${now}/variable`, wrong)).toMatchObject({ status: 400 });
    expect(await operator.client.put(`${now}/variable`, { ...wrong, scopeKey: key, name: 'ticket' })).toMatchObject({
      ...{ status: 400, body: { code: 'reserved-variable' } },
    });
    expect((await operator.client.put(`${now}/variable`, { ...wrong, scopeKey: key })).status).toBe(204);
    expect((await relevo.as('supervisor').post(`${now}/retry`)).body).toEqual({ stuckAgain: null });
    expect(await operator.active(key)).toEqual(['after']);
    expect(await operator.client.get(now)).toMatchObject({ status: 404 });
  });

  it('many: a batch with a result for each, and who asked for it and why', async () => {
    const { total, items: before } = await operator.faults('?process=stuck');
    const [one] = before;
    const variable = { scopeKey: one?.processInstanceKey, name: 'ready', value: true };
    await operator.client.put(`/api/operations/faults/${one?.key}/variable`, variable);

    expect(await operator.act('faults/retry', { filter: { process: 'stuck' } })).toMatchObject({ status: 400 });
    const { body } = await operator.act('faults/retry', { filter: { process: 'stuck' }, reason: 'the form is back' });
    await operator.pass();
    const batch = await operator.batch(body.batchKey ?? '');
    expect(batch).toMatchObject({
      ...{ type: 'resolve-fault', state: 'completed', reason: 'the form is back', total, completed: 1 },
      ...{ failed: total - 1, createdBy: { id: 'administrator' } },
    });
    const failed = await operator.items(batch.key, '?state=failed');
    expect(failed).toMatchObject({ total: total - 1 });
    expect(failed.items[0]?.errorMessage).toContain('to be true or false');
    const [record] = await operator.found('process-instances', { processInstanceKey: one?.processInstanceKey });
    expect(record).toMatchObject({ hasIncident: false });

    const keys = (await operator.faults('?process=other')).items.map(({ key }) => key);
    const named = await operator.act('faults/retry', { keys, reason: 'once more' });
    await operator.pass();
    expect(await operator.batch(named.body.batchKey ?? '')).toMatchObject({ total: keys.length, failed: keys.length });
  });
});
