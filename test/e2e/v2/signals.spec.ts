import { randomBytes } from 'node:crypto';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { condition, diagram, flows } from '../bad-input/diagrams.js';
import { atOnce, clientOf, deploy } from './clients.js';

const signals = '<bpmn:signal id="s" name="alarm" />';
const alarm = '<bpmn:signalEventDefinition signalRef="s" />';

const listens = diagram(
  'listens',
  `<bpmn:startEvent id="start" /><bpmn:userTask id="work" />
  <bpmn:boundaryEvent id="alarmed" attachedToRef="work">${alarm}</bpmn:boundaryEvent>
  <bpmn:endEvent id="done" /><bpmn:endEvent id="stopped" />
  ${flows(['start', 'work'], ['work', 'done'], ['alarmed', 'stopped'])}`,
  signals,
);

const throws = diagram(
  'throws',
  `<bpmn:startEvent id="start" /><bpmn:endEvent id="raise">${alarm}</bpmn:endEvent>${flows(['start', 'raise'])}`,
  signals,
);

const begins = diagram(
  'begins',
  `<bpmn:startEvent id="heard">${alarm}</bpmn:startEvent><bpmn:userTask id="act" /><bpmn:endEvent id="end" />
  ${flows(['heard', 'act'], ['act', 'end'])}`,
  signals,
);

const severalStarts = diagram(
  'several',
  `<bpmn:startEvent id="hot"><bpmn:conditionalEventDefinition>${condition('=degrees &gt; 30').replaceAll('conditionExpression', 'condition')}</bpmn:conditionalEventDefinition></bpmn:startEvent>
  <bpmn:startEvent id="wet"><bpmn:conditionalEventDefinition>${condition('=rain').replaceAll('conditionExpression', 'condition')}</bpmn:conditionalEventDefinition></bpmn:startEvent>
  <bpmn:startEvent id="told"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>
  <bpmn:startEvent id="plain" />
  <bpmn:userTask id="look" /><bpmn:endEvent id="end" />
  ${flows(['hot', 'look'], ['wet', 'look'], ['told', 'look'], ['plain', 'look'], ['look', 'end'])}`,
  '<bpmn:message id="m" name="weather" />',
);

describe('what starts and reaches instances from elsewhere, by the official client', () => {
  let relevo: TestEngine;
  let client: CamundaClient;

  beforeEach(async () => {
    relevo = await startEngine();
    client = clientOf(relevo);
  });
  afterEach(() => relevo.close());

  const start = async (processDefinitionId: string) =>
    (await client.createProcessInstance({ processDefinitionId } as never)).processInstanceKey;
  const visited = async (filter: object): Promise<readonly string[]> => {
    const { items } = await client.searchElementInstances({ filter: filter as never }, atOnce);
    return (items ?? []).map(({ elementId }) => elementId);
  };
  const instancesOf = async (processDefinitionId: string) => {
    const { items } = await client.searchProcessInstances({ filter: { processDefinitionId } as never }, atOnce);
    return items ?? [];
  };

  it('a signal that is broadcast reaches all instances and starts others', async () => {
    for (const xml of [listens, begins]) await deploy(client, xml);
    const listening = [await start('listens'), await start('listens')];

    const { signalKey, tenantId } = await client.broadcastSignal({ signalName: 'alarm', variables: { floor: 3 } });

    expect([signalKey, tenantId]).toEqual([expect.stringMatching(/^\d+$/), '<default>']);
    for (const processInstanceKey of listening) {
      expect(await visited({ processInstanceKey })).toEqual(['start', 'work', 'alarmed', 'stopped']);
    }
    const [begun, ...more] = await instancesOf('begins');
    expect(more).toEqual([]);
    expect(await visited({ processInstanceKey: begun?.processInstanceKey })).toEqual(['heard', 'act']);
    const filter = { processInstanceKey: begun?.processInstanceKey, name: 'floor' };
    const { items } = await client.searchVariables({ filter: filter as never }, atOnce);
    expect(items).toMatchObject([{ value: '3' }]);
  });

  it('a signal that an instance throws reaches others, also when the engine stops before it is delivered', async () => {
    for (const xml of [listens, throws, begins]) await deploy(client, xml);
    const listening = await start('listens');
    const { engine } = relevo;

    // The answer comes with the commit of what threw it; what follows may be cut off anywhere.
    await start('throws');
    await engine.close();
    relevo = await relevo.restart();
    client = clientOf(relevo);
    await client.pinClock({ timestamp: Date.now() + 1_000 });

    expect(await visited({ processInstanceKey: listening })).toEqual(['start', 'work', 'alarmed', 'stopped']);
    expect(await instancesOf('begins')).toHaveLength(1);
    expect(await instancesOf('throws')).toMatchObject([{ state: 'COMPLETED' }]);
  });

  it.each([
    ['/v2/signals/broadcast', { signalName: 'alarm' }],
    ['/v2/messages/publication', { name: 'weather', correlationKey: '', timeToLive: 60_000 }],
    ['/v2/messages/correlation', { name: 'weather', correlationKey: '' }],
    ['/v2/conditionals/evaluation', {}],
  ])('%s refuses at once what could not arrive', async (path, named) => {
    for (const xml of [listens, begins, severalStarts]) await deploy(client, xml);
    const listening = await start('listens');
    const post = (variables: object) =>
      relevo.as('administrator').post<{ code: string }>(path, { ...named, variables: { rain: true, ...variables } });

    expect(await post({ ticket: { priority: 'P1' } })).toMatchObject({
      ...{ status: 400, body: { code: 'reserved-variable' } },
    });
    expect(await post({ large: 'x'.repeat(1_200_000) })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-variables' } },
    });
    expect((await post({ small: 'a\u0000b' })).status).toBe(400);
    expect((await post({ half: '\ud800' })).status).toBe(400);

    expect(await visited({ processInstanceKey: listening })).toEqual(['start', 'work']);
    expect([await instancesOf('begins'), await instancesOf('several')]).toEqual([[], []]);
  });

  it('names and keys that fit into no index are refused, where they come from and where they are computed', async () => {
    const waits = diagram(
      'waits',
      `<bpmn:startEvent id="start" /><bpmn:receiveTask id="pay" messageRef="m" /><bpmn:endEvent id="end" />
      ${flows(['start', 'pay'], ['pay', 'end'])}`,
      '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>',
    );
    await deploy(client, waits);
    // Random: what repeats itself is compressed.
    const long = randomBytes(6_000).toString('hex');
    const status = async (path: string, body: object) => (await relevo.as('administrator').post(path, body)).status;

    expect(await status('/v2/messages/publication', { name: 'paid', correlationKey: long })).toBe(400);
    expect(await status('/v2/messages/publication', { name: long, correlationKey: '' })).toBe(400);
    expect(await status('/v2/messages/publication', { name: 'a', correlationKey: 'b', messageId: long })).toBe(400);
    expect(await status('/v2/signals/broadcast', { signalName: long })).toBe(400);
    await expect(deploy(client, waits.replace('"waits"', `"w${long}"`))).rejects.toThrow('Bad Request');

    const order = { processDefinitionId: 'waits', variables: { order: long } } as never;
    const { processInstanceKey } = await client.createProcessInstance(order);
    const { items } = await client.searchIncidents({ filter: { processInstanceKey } as never }, atOnce);
    expect(items).toMatchObject([{ elementId: 'pay', state: 'ACTIVE' }]);
  });

  it('the clock that is moved waits for signals', async () => {
    await deploy(client, listens);
    const timed = diagram(
      'timed',
      `<bpmn:startEvent id="start"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>
      <bpmn:endEvent id="raise">${alarm}</bpmn:endEvent>${flows(['start', 'raise'])}`,
      signals,
    );
    await deploy(client, timed);
    const listening = await start('listens');

    await client.pinClock({ timestamp: Date.now() + 2 * 3_600_000 });

    expect(await visited({ processInstanceKey: listening })).toEqual(['start', 'work', 'alarmed', 'stopped']);
  });

  it('a process begins by each of its start events, and by those alone whose condition holds', async () => {
    await deploy(client, severalStarts);
    const evaluate = (body: object) => relevo.as('administrator').post<Answer>('/v2/conditionals/evaluation', body);
    interface Answer {
      readonly conditionalEvaluationKey: string;
      readonly processInstances: readonly {
        readonly processInstanceKey: string;
        readonly processDefinitionKey: string;
      }[];
    }

    const { status, body } = await evaluate({ variables: { degrees: 35, rain: false } });
    expect([status, body]).toMatchObject([200, { tenantId: '<default>', processInstances: [{}] }]);
    const [hot] = body.processInstances;
    expect(await visited({ processInstanceKey: hot?.processInstanceKey })).toEqual(['hot', 'look']);

    expect((await evaluate({ variables: { degrees: 35, rain: true } })).body.processInstances).toHaveLength(2);
    expect((await evaluate({ variables: { degrees: 1 } })).body.processInstances).toEqual([]);
    const known = hot?.processDefinitionKey;
    expect(
      (await evaluate({ variables: { rain: true }, processDefinitionKey: known })).body.processInstances,
    ).toHaveLength(1);
    expect((await evaluate({ variables: {}, processDefinitionKey: '1' })).status).toBe(404);
    expect((await evaluate({ variables: {}, other: 1 })).status).toBe(400);
    expect((await evaluate({})).status).toBe(400);

    await client.publishMessage({ name: 'weather', correlationKey: '', timeToLive: 0 } as never);
    const elements = await visited({ processDefinitionId: 'several', type: 'START_EVENT' });
    expect(elements.toSorted()).toEqual(['hot', 'hot', 'told', 'wet', 'wet']);
    const plain = await start('several');
    expect(await visited({ processInstanceKey: plain })).toEqual(['plain', 'look']);
  });

  it('a new version takes the starts of the one before', async () => {
    await deploy(client, begins);
    await deploy(client, begins.replace('name="Bad input"', 'name="Without"').replace(alarm, ''));

    await client.broadcastSignal({ signalName: 'alarm' });

    expect(await instancesOf('begins')).toEqual([]);
  });
});
