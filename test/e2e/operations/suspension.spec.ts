import type { OperatedDefinition, TaskDetail, TimelineEntry } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { diagram, flows } from '../bad-input/diagrams.js';
import { Desk } from '../tickets/desk.js';
import { Operator } from './operator.js';

const hour = 3_600_000;

const userTask = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;

const timed = diagram(
  'timed',
  `<bpmn:startEvent id="start" />${userTask('ask')}
  <bpmn:boundaryEvent id="late" attachedToRef="ask"><bpmn:timerEventDefinition><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:endEvent id="end" /><bpmn:endEvent id="silent" />${flows(['start', 'ask'], ['ask', 'end'], ['late', 'silent'])}`,
);

const worked = diagram(
  'worked',
  `<bpmn:startEvent id="start" />
  <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="held-work" /></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:endEvent id="end" />${flows(['start', 'work'], ['work', 'end'])}`,
);

const listening = diagram(
  'listening',
  `<bpmn:startEvent id="start" />
  <bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="m1" messageRef="m" /></bpmn:intermediateCatchEvent>
  <bpmn:intermediateCatchEvent id="rung"><bpmn:signalEventDefinition id="s1" signalRef="s" /></bpmn:intermediateCatchEvent>
  ${userTask('after')}<bpmn:endEvent id="end" />${flows(['start', 'paid'], ['paid', 'rung'], ['rung', 'after'], ['after', 'end'])}`,
  `<bpmn:message id="m" name="held-paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>
  <bpmn:signal id="s" name="held-bell" />`,
);

const begun = diagram(
  'begun',
  `<bpmn:startEvent id="heard"><bpmn:messageEventDefinition id="m1" messageRef="m" /></bpmn:startEvent>
  <bpmn:startEvent id="rung"><bpmn:signalEventDefinition id="s1" signalRef="s" /></bpmn:startEvent>
  <bpmn:startEvent id="each-hour"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
  <bpmn:startEvent id="plain" />${userTask('react')}<bpmn:endEvent id="end" />
  ${flows(['heard', 'react'], ['rung', 'react'], ['each-hour', 'react'], ['plain', 'react'], ['react', 'end'])}`,
  '<bpmn:message id="m" name="held-start" /><bpmn:signal id="s" name="held-start-bell" />',
);

describe('suspending', () => {
  let relevo: TestEngine;
  let operator: Operator;

  beforeAll(async () => {
    relevo = await startEngine();
    operator = new Operator(relevo);
    await operator.pass();
    await operator.deploy(timed, worked, listening);
  });
  afterAll(() => relevo.close());

  const suspend = (key: string) => operator.act(`instances/${key}/suspension`);
  const resume = (key: string) => operator.act(`instances/${key}/resumption`, { reason: 'repaired' });
  const publish = (name: string, correlationKey: string) =>
    operator.client.post('/v2/messages/publication', { name, correlationKey, timeToLive: hour });
  const ring = (signalName: string) => operator.client.post('/v2/signals/broadcast', { signalName });

  describe('an instance', () => {
    it('needs a reason, and is told apart from what is not there', async () => {
      const key = await operator.start('timed');
      expect(await operator.act(`instances/${key}/suspension`, { reason: ' ' })).toMatchObject({ status: 400 });
      expect(await suspend('9')).toMatchObject({ status: 404 });
      expect(await resume(key)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    });

    it('keeps what is left of its timers', async () => {
      const key = await operator.start('timed');
      await operator.pass(hour);
      expect((await suspend(key)).status).toBe(204);
      await operator.pass(5 * hour);
      expect(await operator.active(key)).toEqual(['ask']);
      await resume(key);
      await operator.pass(hour - 60_000);
      expect(await operator.active(key)).toEqual(['ask']);
      await operator.pass(61_000);
      expect(await operator.active(key)).toEqual([]);
    });

    it('hands out no job, refuses the answer to one that is out, and hands it out again', async () => {
      const key = await operator.start('worked');
      const take = async () => {
        const request = { type: 'held-work', timeout: hour, maxJobsToActivate: 5, requestTimeout: -1 };
        const { body } = await operator.client.post<{ jobs: { jobKey: string }[] }>('/v2/jobs/activation', request);
        return body.jobs.map(({ jobKey }) => jobKey);
      };
      const [out] = await take();
      await suspend(key);
      expect(await operator.client.post(`/v2/jobs/${out}/completion`)).toMatchObject({
        ...{ status: 409, body: { code: 'suspended' } },
      });
      await operator.pass(2 * hour);
      expect(await take()).toEqual([]);
      await resume(key);
      expect(await take()).toEqual([out]);
      expect((await operator.client.post(`/v2/jobs/${out}/completion`)).status).toBe(204);
    });

    it('loses no message and no signal: they arrive when it is resumed', async () => {
      const key = await operator.start('listening', { order: 'o-1' });
      await suspend(key);
      await publish('held-paid', 'o-1');
      await operator.pass(2 * hour);
      expect(await operator.active(key)).toEqual(['paid']);
      await resume(key);
      await operator.pass();
      expect(await operator.active(key)).toEqual(['rung']);
      await suspend(key);
      await ring('held-bell');
      await operator.pass();
      expect(await operator.active(key)).toEqual(['rung']);
      await resume(key);
      await operator.pass();
      expect(await operator.active(key)).toEqual(['after']);
    });

    it('of a ticket: its task says so, and the timeline says who and why', async () => {
      const desk = new Desk(relevo);
      const { number } = await desk.report('The scanner hums');
      const task: TaskDetail = await desk.task(number, 'ana');
      const [row] = await operator.found<{ processInstanceKey: string }>('user-tasks', { userTaskKey: task.key });
      const key = row?.processInstanceKey ?? '';
      await suspend(key);
      const done = { values: { solutionKnown: true } };
      const refused = await relevo.as('ana').post(`/api/tasks/${task.key}/complete`, done);
      expect(refused).toMatchObject({ status: 409, body: { code: 'suspended' } });
      expect(refused.body.detail).toMatch(
        /^Expected .* to be open for work, but an operator has suspended its process/,
      );
      expect(await relevo.as('ana').post(`/api/tasks/${task.key}/claim`)).toMatchObject({ status: 409 });
      await resume(key);
      expect((await relevo.as('ana').post(`/api/tasks/${task.key}/complete`, done)).status).toBe(204);
      const { body } = await relevo.as('ana').get<readonly TimelineEntry[]>(`/api/tickets/${number}/timeline`);
      const texts = body.flatMap((entry) => (entry.kind === 'event' ? [entry.text] : []));
      expect(texts).toEqual([
        expect.stringMatching(/ suspended the process: looked into$/),
        expect.stringMatching(/ resumed the process: repaired$/),
      ]);
    });

    it('is modified and cancelled with a reason', async () => {
      const key = await operator.start('timed');
      const move = [{ sourceElementId: 'ask', targetElementId: 'silent' }];
      expect((await operator.act(`instances/${key}/modification`, { reason: 'asked by phone', move })).status).toBe(
        204,
      );
      expect(await operator.active(key)).toEqual([]);
      const other = await operator.start('timed');
      expect((await operator.act(`instances/${other}/cancellation`, { reason: 'a duplicate' })).status).toBe(204);
      const [row] = await operator.found<{ state: string }>('process-instances', { processInstanceKey: other });
      expect(row?.state).toBe('TERMINATED');
    });
  });

  describe('a definition', () => {
    const instances = async () => (await operator.found('process-instances', { processDefinitionId: 'begun' })).length;

    it('begins nothing; what came for it begins when it is resumed, and its clock was paused', async () => {
      await operator.deploy(begun);
      const key = await operator.definitionKey('begun');
      await operator.pass(hour / 2);
      expect(await operator.act(`definitions/${key}/suspension`)).toMatchObject({
        status: 200,
        body: { batchKey: null },
      });

      const refused = await operator.client.post('/v2/process-instances', { processDefinitionId: 'begun' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'definition-suspended' } });
      await publish('held-start', '');
      await ring('held-start-bell');
      await operator.pass(3 * hour);
      expect(await instances()).toBe(0);
      expect(await operator.act(`definitions/${key}/suspension`)).toMatchObject({ status: 409 });

      await operator.act(`definitions/${key}/resumption`);
      await operator.pass();
      expect(await instances()).toBe(2);
      await operator.pass(hour / 2 - 10_000);
      expect(await instances()).toBe(2);
      await operator.pass(11_000);
      expect(await instances()).toBe(3);
      await operator.start('begun');
    });

    it('and its running instances, as a batch', async () => {
      const key = await operator.definitionKey('begun');
      const running = await instances();
      const { body } = await operator.act(`definitions/${key}/suspension`, { reason: 'wrong text', instances: true });
      await operator.pass();
      expect(await operator.batch(body.batchKey ?? '')).toMatchObject({
        ...{ type: 'suspend-process-instance', state: 'completed', total: running, completed: running },
        reason: 'wrong text',
      });
      const { body: definitions } =
        await operator.client.get<readonly OperatedDefinition[]>('/api/operations/definitions');
      expect(definitions.find(({ processId }) => processId === 'begun')).toMatchObject({
        ...{ running, suspendedInstances: running, suspended: { reason: 'wrong text', by: { id: 'administrator' } } },
      });
      await operator.act(`definitions/${key}/resumption`, { reason: 'corrected', instances: true });
      await operator.pass();
      const { body: after } = await operator.client.get<readonly OperatedDefinition[]>('/api/operations/definitions');
      expect(after.find(({ processId }) => processId === 'begun')).toMatchObject({
        ...{ suspendedInstances: 0, suspended: null },
      });
    });

    it('is obeyed by every engine with its next command', async () => {
      const other = await startEngine({ databaseUrl: relevo.databaseUrl });
      const key = await operator.definitionKey('timed');
      await operator.act(`definitions/${key}/suspension`);
      const start = { processDefinitionId: 'timed' };
      expect(await other.as('administrator').post('/v2/process-instances', start)).toMatchObject({ status: 409 });
      await operator.act(`definitions/${key}/resumption`);
      expect(await other.as('administrator').post('/v2/process-instances', start)).toMatchObject({ status: 200 });
      await other.close();
    });
  });
});
