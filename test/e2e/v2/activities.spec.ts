import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { diagram, flows } from '../bad-input/diagrams.js';
import { atOnce, clientOf, deploy } from './clients.js';

const task = (id: string, extensions: string, more = '') =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask />${extensions}</bpmn:extensionElements>${more}</bpmn:userTask>`;

const each = diagram(
  'each',
  `<bpmn:startEvent id="start" />
  <bpmn:serviceTask id="pack"><bpmn:extensionElements><zeebe:taskDefinition type="pack" /></bpmn:extensionElements>
    <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
      <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="packed" outputElement="=box" />
    </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
  </bpmn:serviceTask>
  <bpmn:subProcess id="aside" triggeredByEvent="true">
    <bpmn:startEvent id="late" isInterrupting="false"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>
    <bpmn:task id="note" /><bpmn:endEvent id="noted" />
    <bpmn:sequenceFlow id="i1" sourceRef="late" targetRef="note" /><bpmn:sequenceFlow id="i2" sourceRef="note" targetRef="noted" />
  </bpmn:subProcess>
  <bpmn:endEvent id="end" />${flows(['start', 'pack'], ['pack', 'end'])}`,
);

const listened = diagram(
  'listened',
  `<bpmn:startEvent id="start" />
  <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="work" />
    <zeebe:executionListeners><zeebe:executionListener eventType="start" type="before" retries="1" /><zeebe:executionListener eventType="end" type="after" /></zeebe:executionListeners>
  </bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:endEvent id="end" />${flows(['start', 'work'], ['work', 'end'])}`,
);

const checked = diagram(
  'checked',
  `<bpmn:startEvent id="start" />
  ${task('sign', '<zeebe:taskListeners><zeebe:taskListener eventType="assigning" type="check" /><zeebe:taskListener eventType="completing" type="check" /></zeebe:taskListeners>')}
  <bpmn:endEvent id="end" />${flows(['start', 'sign'], ['sign', 'end'])}`,
);

const waits = diagram(
  'waits',
  `<bpmn:startEvent id="start" /><bpmn:receiveTask id="pay" messageRef="m" /><bpmn:endEvent id="end" />
  ${flows(['start', 'pay'], ['pay', 'end'])}`,
  '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>',
);

const chosen = diagram(
  'chosen',
  `<bpmn:startEvent id="start" />
  <bpmn:adHocSubProcess id="any"><bpmn:extensionElements><zeebe:adHoc activeElementsCollection="=[&quot;call&quot;]" /></bpmn:extensionElements>
    ${task('call', '')}${task('write', '')}
  </bpmn:adHocSubProcess>
  <bpmn:endEvent id="end" />${flows(['start', 'any'], ['any', 'end'])}`,
);

describe('activities that run several times, are listened to, or are chosen, by the official client', () => {
  let relevo: TestEngine;
  let client: CamundaClient;

  beforeAll(async () => {
    relevo = await startEngine();
    client = clientOf(relevo);
    for (const xml of [each, listened, checked, chosen]) await deploy(client, xml);
  });
  afterAll(() => relevo.close());

  const start = async (processDefinitionId: string, variables = {}) =>
    (await client.createProcessInstance({ processDefinitionId, variables } as never)).processInstanceKey;
  const take = async (type: string) =>
    (await client.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 10, requestTimeout: -1 as never })).jobs;
  const elements = async (filter: object) =>
    (await client.searchElementInstances({ filter: filter as never }, atOnce)).items ?? [];
  const stateOf = async (processInstanceKey: never) =>
    (await client.getProcessInstance({ processInstanceKey }, atOnce)).state;
  const valueOf = async (processInstanceKey: string, name: string) =>
    (await client.searchVariables({ filter: { processInstanceKey, name } as never }, atOnce)).items?.[0]?.value;
  const taskOf = async (processInstanceKey: string, elementId?: string) =>
    (await client.searchUserTasks({ filter: { processInstanceKey, ...(elementId && { elementId }) } as never }, atOnce))
      .items![0]!;

  it('multi-instance: a body and its instances, each with its item; results in order', async () => {
    const key = await start('each', { items: ['cup', 'pot'] });

    const jobs = await take('pack');
    expect(jobs.map(({ variables }) => [variables['item'], variables['loopCounter']])).toEqual([
      ['cup', 1],
      ['pot', 2],
    ]);
    const live = await elements({ processInstanceKey: key, state: 'ACTIVE' });
    expect(live.map(({ elementId, type }) => [elementId, type])).toEqual([
      ['pack', 'MULTI_INSTANCE_BODY'],
      ['pack', 'SERVICE_TASK'],
      ['pack', 'SERVICE_TASK'],
    ]);
    const body = live[0]!.elementInstanceKey;
    expect(await elements({ elementInstanceScopeKey: body })).toHaveLength(2);
    expect(await elements({ processInstanceKey: key, type: 'MULTI_INSTANCE_BODY' })).toHaveLength(1);

    for (const job of jobs.toReversed()) {
      await client.completeJob({ jobKey: job.jobKey, variables: { box: `box of ${String(job.variables['item'])}` } });
    }
    expect(JSON.parse((await valueOf(key, 'packed')) ?? '')).toEqual(['box of cup', 'box of pot']);
    expect(await stateOf(key as never)).toBe('COMPLETED');
  });

  it('an event subprocess is called so', async () => {
    const key = await start('each', { items: ['cup'] });

    await client.pinClock({ timestamp: Date.now() + 2 * 3_600_000 });

    expect(await elements({ processInstanceKey: key, type: 'EVENT_SUB_PROCESS' })).toMatchObject([
      { elementId: 'aside', state: 'COMPLETED' },
    ]);
    const [job] = (await take('pack')).filter(({ processInstanceKey }) => processInstanceKey === key);
    await client.completeJob({ jobKey: job!.jobKey });
    expect(await stateOf(key as never)).toBe('COMPLETED');
  });

  it('execution listeners are jobs before and after the work', async () => {
    const key = await start('listened');

    expect(await take('work')).toEqual([]);
    const [before] = await take('before');
    expect(before).toMatchObject({ kind: 'EXECUTION_LISTENER', listenerEventType: 'START', elementId: 'work' });
    await client.completeJob({ jobKey: before!.jobKey, variables: { prepared: true } });
    const [work] = await take('work');
    expect(work).toMatchObject({
      kind: 'BPMN_ELEMENT',
      listenerEventType: 'UNSPECIFIED',
      variables: { prepared: true },
    });
    await client.completeJob({ jobKey: work!.jobKey });
    expect(await stateOf(key as never)).toBe('ACTIVE');
    const [after] = await take('after');
    expect(after).toMatchObject({ kind: 'EXECUTION_LISTENER', listenerEventType: 'END' });
    await client.completeJob({ jobKey: after!.jobKey });

    expect(await stateOf(key as never)).toBe('COMPLETED');
    const filter = { processInstanceKey: key, kind: 'EXECUTION_LISTENER' };
    const { items } = await client.searchJobs({ filter: filter as never }, atOnce);
    expect(items?.map(({ listenerEventType }) => listenerEventType)).toEqual(['START', 'END']);
  });

  it('a listener that fails is an incident of its own kind', async () => {
    const key = await start('listened');
    const [before] = await take('before');
    await client.failJob({ jobKey: before!.jobKey, retries: 0, errorMessage: 'No' });

    const filter = { processInstanceKey: key, errorType: 'EXECUTION_LISTENER_NO_RETRIES' };
    const { items } = await client.searchIncidents({ filter: filter as never }, atOnce);
    expect(items).toMatchObject([{ elementId: 'work', state: 'ACTIVE' }]);
    await client.cancelProcessInstance({ processInstanceKey: key } as never);
  });

  it('task listeners see what is asked, correct it, and deny it', async () => {
    const key = await start('checked');
    const { userTaskKey } = await taskOf(key);

    await client.assignUserTask({ userTaskKey: userTaskKey!, assignee: 'ana' });
    expect(await taskOf(key)).toMatchObject({ state: 'ASSIGNING' });
    const [assigning] = await take('check');
    expect(assigning).toMatchObject({
      ...{ kind: 'TASK_LISTENER', listenerEventType: 'ASSIGNING', elementId: 'sign' },
      userTask: { userTaskKey, assignee: 'ana', action: 'assign', changedAttributes: ['assignee'] },
    });
    const corrections = { assignee: 'bruno', priority: 80 };
    await client.completeJob({ jobKey: assigning!.jobKey, result: { type: 'userTask', corrections } } as never);
    expect(await taskOf(key)).toMatchObject({ state: 'CREATED', assignee: 'bruno', priority: 80 });

    await client.completeUserTask({ userTaskKey: userTaskKey!, variables: { signed: false } });
    expect(await taskOf(key)).toMatchObject({ state: 'COMPLETING' });
    const [denying] = await take('check');
    const result = { type: 'userTask', denied: true, deniedReason: 'Sign it first' };
    await client.completeJob({ jobKey: denying!.jobKey, result } as never);
    expect(await taskOf(key)).toMatchObject({ state: 'CREATED', assignee: 'bruno' });
    expect(await stateOf(key as never)).toBe('ACTIVE');

    await client.completeUserTask({ userTaskKey: userTaskKey!, variables: { signed: true } });
    const [accepting] = await take('check');
    await client.completeJob({ jobKey: accepting!.jobKey });
    expect(await stateOf(key as never)).toBe('COMPLETED');
    expect(await valueOf(key, 'signed')).toBe('true');
    const late = await relevo.as('supervisor').post(`/api/tasks/${userTaskKey!}/complete`, { values: {} });
    expect(late).toMatchObject({ status: 409, body: { completedBy: { id: 'administrator' } } });
  });

  it('what waits for a message is found by its name', async () => {
    await deploy(client, waits);
    const key = await start('waits', { order: 'A1' });

    const { items } = await client.searchMessageSubscriptions({ filter: { messageName: 'paid' } as never }, atOnce);

    expect(items).toMatchObject([
      {
        ...{ messageName: 'paid', correlationKey: 'A1', elementId: 'pay', processInstanceKey: key },
        messageSubscriptionState: 'CREATED',
      },
    ]);
    await client.publishMessage({ name: 'paid', correlationKey: 'A1', timeToLive: 0 } as never);
    expect((await client.searchMessageSubscriptions({ filter: {} } as never, atOnce)).items).toEqual([]);
    expect(await stateOf(key as never)).toBe('COMPLETED');
  });

  it('activities of an ad-hoc subprocess are begun as they are wanted', async () => {
    const key = await start('chosen');
    const [adHoc] = await elements({ processInstanceKey: key, type: 'AD_HOC_SUB_PROCESS' });
    const adHocSubProcessInstanceKey = adHoc!.elementInstanceKey;
    const open = async () =>
      (await elements({ processInstanceKey: key, type: 'USER_TASK', state: 'ACTIVE' })).map(
        ({ elementId }) => elementId,
      );
    expect(await open()).toEqual(['call']);

    await client.activateAdHocSubProcessActivities({
      adHocSubProcessInstanceKey,
      elements: [{ elementId: 'write' as never, variables: { to: 'Ana' } }],
    });
    expect(await open()).toEqual(['call', 'write']);
    expect(await valueOf(key, 'to')).toBe('"Ana"');

    const post = (elementKey: string, elementId: string) =>
      relevo
        .as('administrator')
        .post(`/v2/element-instances/ad-hoc-activities/${elementKey}/activation`, { elements: [{ elementId }] });
    expect((await post(adHocSubProcessInstanceKey, 'nothing')).status).toBe(404);
    const call = await taskOf(key, 'call');
    expect((await post(call.elementInstanceKey!, 'write')).status).toBe(404);
    expect((await post('1', 'write')).status).toBe(404);

    for (const id of ['call', 'write']) {
      await client.completeUserTask({ userTaskKey: (await taskOf(key, id)).userTaskKey! });
    }
    expect(await stateOf(key as never)).toBe('COMPLETED');
    expect((await post(adHocSubProcessInstanceKey, 'write')).status).toBe(404);
  });
});
