import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { condition, diagram, flows } from '../bad-input/diagrams.js';
import { atOnce, clientOf, deploy } from './clients.js';

const job = (more = '') =>
  `<bpmn:serviceTask id="work" name="Work"><bpmn:extensionElements><zeebe:taskDefinition type="work" retries="3" />${more}</bpmn:extensionElements></bpmn:serviceTask>`;

const worked = diagram(
  'worked',
  `<bpmn:startEvent id="start" />${job()}<bpmn:endEvent id="done" /><bpmn:endEvent id="caught" />
  <bpmn:boundaryEvent id="out-of-stock" attachedToRef="work"><bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent>
  ${flows(['start', 'work'], ['work', 'done'], ['out-of-stock', 'caught'])}`,
  '<bpmn:error id="e" name="Out of stock" errorCode="OUT_OF_STOCK" />',
);

const timed = diagram(
  'timed',
  `<bpmn:startEvent id="start" />
  <bpmn:userTask id="ask" name="Ask"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:boundaryEvent id="remind" cancelActivity="false" attachedToRef="ask">
    <bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>
  </bpmn:boundaryEvent>
  <bpmn:boundaryEvent id="give-up" attachedToRef="ask">
    <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
  </bpmn:boundaryEvent>
  <bpmn:endEvent id="answered" /><bpmn:endEvent id="reminded" /><bpmn:endEvent id="silent" />
  ${flows(['start', 'ask'], ['ask', 'answered'], ['remind', 'reminded'], ['give-up', 'silent'])}`,
);

const waits = diagram(
  'waits',
  `<bpmn:startEvent id="start" />
  <bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="m1" messageRef="m" /></bpmn:intermediateCatchEvent>
  <bpmn:endEvent id="end" />${flows(['start', 'paid'], ['paid', 'end'])}`,
  '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>',
);

const computed = diagram(
  'computed',
  `<bpmn:startEvent id="start" />
  <bpmn:scriptTask id="sum"><bpmn:extensionElements><zeebe:script expression="=a + b" resultVariable="sum" /></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:exclusiveGateway id="gate" default="f4" />
  <bpmn:endEvent id="big" /><bpmn:endEvent id="small" />
  ${flows(['start', 'sum'], ['sum', 'gate'])}
  <bpmn:sequenceFlow id="f3" sourceRef="gate" targetRef="big">${condition('=sum > 10')}</bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f4" sourceRef="gate" targetRef="small" />`,
);

const hour = 3_600_000;

describe('the official client commands the engine, on a clock that the test moves', () => {
  let relevo: TestEngine;
  let client: CamundaClient;
  let now = Date.now() + hour;

  beforeAll(async () => {
    relevo = await startEngine();
    client = clientOf(relevo);
    for (const xml of [worked, timed, waits, computed]) await deploy(client, xml);
    await client.pinClock({ timestamp: now });
  });
  afterAll(() => relevo.close());

  const pass = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await client.pinClock({ timestamp: now });
  };
  const start = async (processDefinitionId: string, variables: Record<string, unknown> = {}) =>
    (await client.createProcessInstance({ processDefinitionId, variables } as never)).processInstanceKey;
  const take = async () =>
    (await client.activateJobs({ type: 'work', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: -1 as never }))
      .jobs;
  const incidentsOf = async (processInstanceKey: string) => {
    const filter = { processInstanceKey: processInstanceKey as never };
    const { items } = await client.searchIncidents({ filter }, atOnce);
    return items ?? [];
  };
  const stateOf = async (processInstanceKey: never) =>
    (await client.getProcessInstance({ processInstanceKey }, atOnce)).state;
  const visited = async (processInstanceKey: never): Promise<readonly string[]> => {
    const { items } = await client.searchElementInstances({ filter: { processInstanceKey } }, atOnce);
    return (items ?? []).map(({ elementId }) => elementId);
  };

  describe('a job', () => {
    it('that fails is offered again after its back-off, with what the worker set', async () => {
      const key = await start('worked');
      const [first] = await take();
      await client.failJob({
        ...{ jobKey: first!.jobKey, retries: 2, errorMessage: 'Store is closed', retryBackOff: 10 * 60_000 },
        variables: { tried: 1 },
      });
      expect(await take()).toEqual([]);
      const waiting = await client.searchJobs({ filter: { jobKey: first!.jobKey } }, atOnce);
      expect(waiting.items).toMatchObject([
        { retries: 2, errorMessage: 'Store is closed', hasFailedWithRetriesLeft: true },
      ]);

      await pass(10 * 60_000);
      const [second] = await take();
      expect(second).toMatchObject({ jobKey: first!.jobKey, retries: 2, variables: { tried: 1 } });
      await client.completeJob({ jobKey: second!.jobKey });
      expect(await stateOf(key as never)).toBe('COMPLETED');
    });

    it('without retries left is an incident, and goes on once it has retries and the incident is resolved', async () => {
      const processInstanceKey = await start('worked');
      const [taken] = await take();
      await client.failJob({ jobKey: taken!.jobKey, retries: 0, errorMessage: 'Broken' });

      const found = await incidentsOf(processInstanceKey);
      expect(found).toMatchObject([
        { errorType: 'JOB_NO_RETRIES', elementId: 'work', jobKey: taken!.jobKey, state: 'ACTIVE' },
      ]);
      expect(found[0]!.errorMessage).toContain('Broken');
      expect(await client.getProcessInstance({ processInstanceKey }, atOnce)).toMatchObject({ hasIncident: true });
      const ofInstance = await client.searchProcessInstanceIncidents({ processInstanceKey }, atOnce);
      expect(ofInstance.items).toHaveLength(1);

      await client.updateJob({ jobKey: taken!.jobKey, changeset: { retries: 1 } });
      await client.resolveIncident({ incidentKey: found[0]!.incidentKey! });
      const [again] = await take();
      await client.completeJob({ jobKey: again!.jobKey });
      expect(await stateOf(processInstanceKey as never)).toBe('COMPLETED');
    });

    it('that throws an error takes the boundary event that catches it', async () => {
      const processInstanceKey = await start('worked');
      const [taken] = await take();
      await client.throwJobError({ jobKey: taken!.jobKey, errorCode: 'OUT_OF_STOCK', variables: { missing: 'toner' } });
      expect(await visited(processInstanceKey as never)).toEqual(['start', 'work', 'out-of-stock', 'caught']);
      expect(await stateOf(processInstanceKey as never)).toBe('COMPLETED');
    });

    it('that throws an error that nobody catches is an incident', async () => {
      const processInstanceKey = await start('worked');
      const [taken] = await take();
      await client.throwJobError({ jobKey: taken!.jobKey, errorCode: 'FIRE', errorMessage: 'It burns' });
      const { items } = await client.searchIncidents({ filter: { processInstanceKey } }, atOnce);
      expect(items).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', elementId: 'work' }]);
      await client.cancelProcessInstance({ processInstanceKey });
      expect(await stateOf(processInstanceKey as never)).toBe('TERMINATED');
    });

    it('that a worker never answers is offered again after its time', async () => {
      await start('worked');
      const [first] = await take();
      expect(await take()).toEqual([]);
      await pass(61_000);
      const [second] = await take();
      expect(second).toMatchObject({ jobKey: first!.jobKey, retries: 3 });
      await client.completeJob({ jobKey: second!.jobKey });
    });

    it('brings only the variables that were asked for', async () => {
      await start('worked', { wanted: 1, other: 2 });
      const { jobs } = await client.activateJobs({
        ...{ type: 'work', timeout: 60_000, maxJobsToActivate: 1, fetchVariable: ['wanted'] },
      });
      expect(jobs[0]!.variables).toEqual({ wanted: 1 });
      await client.completeJob({ jobKey: jobs[0]!.jobKey });
    });
  });

  describe('a message', () => {
    it('that nobody waits for yet is kept for its time', async () => {
      await client.publishMessage({ name: 'paid', correlationKey: 'o-1', timeToLive: hour, variables: { sum: 5 } });
      const processInstanceKey = await start('waits', { order: 'o-1' });
      await pass(0);
      expect(await stateOf(processInstanceKey as never)).toBe('COMPLETED');
    });

    it('is gone after its time', async () => {
      await client.publishMessage({ name: 'paid', correlationKey: 'o-2', timeToLive: hour });
      await pass(hour + 1);
      const processInstanceKey = await start('waits', { order: 'o-2' });
      expect(await stateOf(processInstanceKey as never)).toBe('ACTIVE');
      await client.cancelProcessInstance({ processInstanceKey });
    });

    it('with the id of one that is kept is refused', async () => {
      const message = { name: 'paid', correlationKey: 'o-3', timeToLive: hour, messageId: 'once' };
      await client.publishMessage(message);
      await expect(client.publishMessage(message)).rejects.toMatchObject({ status: 409 });
    });

    it('is correlated to who waits, or refused', async () => {
      const processInstanceKey = await start('waits', { order: 'o-4' });
      const { processInstanceKey: took } = await client.correlateMessage({ name: 'paid', correlationKey: 'o-4' });
      expect(took).toBe(processInstanceKey);
      await expect(client.correlateMessage({ name: 'paid', correlationKey: 'o-4' })).rejects.toMatchObject({
        status: 404,
      });
    });
  });

  describe('an instance', () => {
    it('that completes at once answers with its variables', async () => {
      const answer = await client.createProcessInstance({
        ...{ processDefinitionId: 'computed', variables: { a: 4, b: 8, c: 1 } },
        ...{ awaitCompletion: true, fetchVariables: ['sum'] },
      } as never);
      expect(answer.variables).toEqual({ sum: 12 });
    });

    it('that takes longer than somebody waits goes on', async () => {
      const start = {
        processDefinitionId: 'waits',
        variables: { order: 'o-5' },
        awaitCompletion: true,
        requestTimeout: 100,
      };
      await expect(client.createProcessInstance(start as never)).rejects.toMatchObject({ status: 504 });
      await client.correlateMessage({ name: 'paid', correlationKey: 'o-5' });
    });

    it('takes variables where they are meant to be', async () => {
      const processInstanceKey = await start('worked', { a: 1 });
      const { items } = await client.searchElementInstances(
        { filter: { processInstanceKey, elementId: 'work' as never } },
        atOnce,
      );
      const elementInstanceKey = items![0]!.elementInstanceKey;
      await client.createElementInstanceVariables({ elementInstanceKey, variables: { b: 2 }, local: true });
      await client.createElementInstanceVariables({ elementInstanceKey, variables: { a: 10 } });
      const found = await client.searchVariables({ filter: { processInstanceKey } }, atOnce);
      expect(found.items.map(({ name, value, scopeKey }) => [name, value, scopeKey])).toEqual([
        ['a', '10', processInstanceKey],
        ['b', '2', elementInstanceKey],
      ]);
      const [variable] = found.items;
      expect(await client.getVariable({ variableKey: variable!.variableKey }, atOnce)).toMatchObject({ value: '10' });
    });

    it('that was cancelled cannot be cancelled again, and its jobs are gone', async () => {
      const processInstanceKey = await start('worked');
      await client.cancelProcessInstance({ processInstanceKey });
      const jobs = await client.searchJobs({ filter: { processInstanceKey } }, atOnce);
      expect(jobs.items.map(({ state }) => state)).toEqual(['CANCELED']);
      await expect(client.cancelProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('the clock', () => {
    it('goes through every due timer, each at its own time', async () => {
      const startedAt = now;
      const processInstanceKey = await start('timed');
      await pass(24 * hour);
      expect(await visited(processInstanceKey as never)).toEqual(
        expect.arrayContaining(['start', 'ask', 'remind', 'reminded', 'give-up', 'silent']),
      );
      const reminders = await client.searchElementInstances(
        {
          filter: { processInstanceKey, elementId: 'reminded' as never },
          sort: [{ field: 'startDate', order: 'ASC' }],
        },
        atOnce,
      );
      expect((reminders.items ?? []).map(({ startDate }) => (Date.parse(startDate) - startedAt) / hour)).toEqual([
        1, 2, 3,
      ]);
      expect(await stateOf(processInstanceKey as never)).toBe('COMPLETED');
    });

    it('set back fires nothing and undoes nothing', async () => {
      const processInstanceKey = await start('timed');
      await client.pinClock({ timestamp: now - 48 * hour });
      expect(await visited(processInstanceKey as never)).toEqual(['start', 'ask']);
      await client.pinClock({ timestamp: now });
      const { items } = await client.searchUserTasks({ filter: { processInstanceKey } }, atOnce);
      await client.completeUserTask({ userTaskKey: items[0]!.userTaskKey });
      expect(await stateOf(processInstanceKey as never)).toBe('COMPLETED');
    });

    it('is real again after a reset', async () => {
      await client.resetClock();
      const processInstanceKey = await start('waits', { order: 'o-6' });
      const { startDate } = await client.getProcessInstance({ processInstanceKey }, atOnce);
      expect(Math.abs(Date.parse(startDate) - Date.now())).toBeLessThan(hour / 2);
    });
  });
});
