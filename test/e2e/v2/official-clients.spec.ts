import { Camunda8 } from '@camunda8/sdk';
import { createCamundaClient, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startEngine, type TestEngine } from '../../support/engine.js';

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="loan" name="Loan of a laptop" isExecutable="true">
    <bpmn:startEvent id="asked"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="asked" targetRef="reserve" />
    <bpmn:serviceTask id="reserve" name="Reserve a laptop">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="reserve-laptop" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="store" value="main" /></zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="reserve" targetRef="hand" />
    <bpmn:userTask id="hand" name="Hand it over">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="l1" />
      </bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="hand" targetRef="back" />
    <bpmn:intermediateCatchEvent id="back" name="Laptop is back">
      <bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing>
      <bpmn:messageEventDefinition id="m" messageRef="returned" />
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f4" sourceRef="back" targetRef="done" />
    <bpmn:endEvent id="done"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:message id="returned" name="laptop-returned">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=serial" /></bpmn:extensionElements>
  </bpmn:message>
</bpmn:definitions>`;

const settings = (url: string) => ({
  CAMUNDA_REST_ADDRESS: `${url}/v2`,
  CAMUNDA_AUTH_STRATEGY: 'BASIC' as const,
  CAMUNDA_BASIC_AUTH_USERNAME: 'administrator',
  CAMUNDA_BASIC_AUTH_PASSWORD: 'administrator',
});

const eventually = { consistency: { waitUpToMs: 0 } };

describe('the official clients drive the running engine, validation on', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system' });
  });
  afterAll(() => relevo.close());

  it('orchestration-cluster-api: deploy, start, work a job, complete a task, correlate a message', async () => {
    const client: CamundaClient = createCamundaClient({
      config: { ...settings(relevo.url), CAMUNDA_SDK_VALIDATION: 'req:strict,res:strict' },
    });

    const topology = await client.getTopology();
    expect(topology.gatewayVersion).toMatch(/^8\.8/);
    expect(await client.getAuthentication()).toMatchObject({ username: 'administrator' });

    const deployed = await client.createDeployment({
      resources: [new File([diagram], 'loan.bpmn', { type: 'application/xml' })],
    });
    const [process] = deployed.processes;
    expect(process).toMatchObject({ processDefinitionId: 'loan', processDefinitionVersion: 1 });

    const { processInstanceKey } = await client.createProcessInstance({
      processDefinitionKey: process!.processDefinitionKey,
      variables: { serial: 'SN-1', person: 'Ana' },
    });

    const [job] = await client
      .activateJobs({
        type: 'reserve-laptop',
        worker: 'store',
        timeout: 30_000,
        maxJobsToActivate: 1,
      })
      .then(({ jobs }) => jobs);
    expect(job).toMatchObject({ elementId: 'reserve', customHeaders: { store: 'main' }, retries: 2 });
    expect(job!.variables).toMatchObject({ serial: 'SN-1' });
    await client.completeJob({ jobKey: job!.jobKey, variables: { shelf: 4 } });

    const tasks = await client.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, eventually);
    expect(tasks.items).toHaveLength(1);
    expect(tasks.items[0]).toMatchObject({ name: 'Hand it over', candidateGroups: ['l1'] });
    await client.assignUserTask({ userTaskKey: tasks.items[0]!.userTaskKey, assignee: 'ana' });
    await client.completeUserTask({ userTaskKey: tasks.items[0]!.userTaskKey, variables: { handed: true } });

    const waiting = await client.searchElementInstances(
      { filter: { processInstanceKey, state: 'ACTIVE' } },
      eventually,
    );
    expect((waiting.items ?? []).map(({ elementId, elementName }) => [elementId, elementName])).toEqual([
      ['back', 'Laptop is back'],
    ]);
    const variables = await client.searchVariables({ filter: { processInstanceKey } }, eventually);
    expect(Object.fromEntries(variables.items.map(({ name, value }) => [name, value]))).toEqual({
      serial: '"SN-1"',
      person: '"Ana"',
      shelf: '4',
      handed: 'true',
    });

    const correlated = await client.correlateMessage({ name: 'laptop-returned', correlationKey: 'SN-1' });
    expect(correlated.processInstanceKey).toBe(processInstanceKey);
    const instance = await client.getProcessInstance({ processInstanceKey }, eventually);
    expect(instance).toMatchObject({ state: 'COMPLETED', hasIncident: false });
    const xml = await client.getProcessDefinitionXml(
      { processDefinitionKey: process!.processDefinitionKey },
      eventually,
    );
    expect(xml).toBe(diagram);
  });

  it('sdk (CamundaRestClient): the same walk', async () => {
    const client = new Camunda8({
      ZEEBE_REST_ADDRESS: relevo.url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: 'administrator',
      CAMUNDA_BASIC_AUTH_PASSWORD: 'administrator',
      CAMUNDA_LOG_LEVEL: 'none',
    }).getCamundaRestClient();

    const deployed = await client.deployResources([
      { name: 'loan-2.bpmn', content: diagram.replaceAll('loan', 'loan2') },
    ]);
    expect(deployed.processes[0]).toMatchObject({ processDefinitionId: 'loan2' });

    const { processInstanceKey } = await client.createProcessInstance({
      processDefinitionId: 'loan2',
      variables: { serial: 'SN-2' },
    });
    const [job] = await client.activateJobs({
      type: 'reserve-laptop',
      worker: 'store',
      timeout: 30_000,
      maxJobsToActivate: 1,
    });
    await job!.complete({ shelf: 5 });

    const { items } = await client.searchUserTasks({ filter: { processInstanceKey } });
    expect(items).toHaveLength(1);
    await client.completeUserTask({ userTaskKey: String(items[0]!.userTaskKey), variables: { handed: true } });
    await client.publishMessage({ name: 'laptop-returned', correlationKey: 'SN-2', timeToLive: 1000, variables: {} });

    const instances = await client.searchProcessInstances({ filter: { processInstanceKey } });
    expect(instances.items[0]).toMatchObject({ state: 'COMPLETED' });
  });
});
