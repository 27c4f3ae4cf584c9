import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { Database } from '../database/database.js';
import { expectSound } from '../execution/testing/expect-sound.js';
import { Runtime } from '../execution/testing/runtime.js';
import { storedEvents, storedValues } from '../history/testing/stored-history.js';
import { type InstanceAct, modifyInstance, resumeInstance, suspendInstance } from './instance-acts.js';

const drawing = () =>
  aProcess('operated')
    .startEvent('start')
    .parallelGateway('fork')
    .userTask('ask')
    .boundaryTimer('ask', 'remind', 'R/PT1H', { interrupting: false })
    .endEvent('reminded')
    .from('fork')
    .serviceTask('work')
    .endEvent('worked')
    .from('fork')
    .catchEvent('bell', signalTrigger('operated-bell'))
    .endEvent('rung')
    .from('fork')
    .message('wait', 'operated-paid', { key: 'order' })
    .endEvent('paid')
    .build();

describe('what an operator does to an instance', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  const act = (caseKey: Key, { name, perform, also }: InstanceAct) =>
    runtime.submit({ name, caseKey, perform, also: () => also(caseKey) });

  it('suspended, resumed and modified: the tables equal the history, loaded by another engine too', async () => {
    const caseKey = await runtime.start(drawing(), { order: '1' });
    await act(caseKey, suspendInstance(caseKey, 'looked into'));
    await expectSound(runtime, caseKey);
    expect(
      await runtime.rows('SELECT 1 FROM timer WHERE root_key = $1 AND remaining IS NOT NULL', [caseKey]),
    ).toHaveLength(1);
    expect(await runtime.rows("SELECT 1 FROM job WHERE root_key = $1 AND state = 'suspended'", [caseKey])).toHaveLength(
      1,
    );

    const other = await runtime.second();
    await other.submit({
      ...{ name: 'ResumeProcessInstance', caseKey },
      perform: resumeInstance(caseKey, 'repaired').perform,
    });
    await expectSound(other, caseKey);
    await other.close();

    const move = [{ sourceElementId: 'ask', targetElementId: 'worked' }];
    const modification = { processInstanceKey: caseKey, reason: 'by phone', activate: [], move, terminate: [] };
    await act(caseKey, modifyInstance({ type: 'ModifyProcessInstance', ...modification }));
    await expectSound(runtime, caseKey);
    expect(await runtime.openTasks(caseKey)).toEqual(new Map());
  });

  it('the reason is a value: it lies beside the record, and can be erased from there', async () => {
    const caseKey = await runtime.start(drawing(), { order: '2' });
    await act(caseKey, suspendInstance(caseKey, 'asked by Zoe'));
    const database = runtime.get<Database>(Database);
    expect(await storedEvents(database, `case:${caseKey}`)).not.toContain('Zoe');
    expect(await storedValues(database, `case:${caseKey}`)).toContain('asked by Zoe');
  });

  it('a signal that another instance of the same case throws waits for the suspended one', async () => {
    const caseKey = await runtime.start(drawing(), { order: '3' });
    await act(caseKey, suspendInstance(caseKey, 'looked into'));
    const thrower = aProcess('operated-thrower')
      .startEvent('start')
      .throwEvent('ring', { event: signalTrigger('operated-bell') })
      .endEvent('end')
      .build();
    const { key: definitionKey } = runtime.catalogue.publish(thrower);
    const processInstanceKey = runtime.newKey();
    await runtime.submit({
      ...{ name: 'StartProcessInstance', caseKey },
      perform: (workspace) =>
        workspace.run({ type: 'StartProcessInstance', processInstanceKey, definitionKey, variables: {} }),
    });
    await runtime.settled();
    const waits = () => runtime.rows('SELECT 1 FROM signal_subscription WHERE root_key = $1', [caseKey]);
    expect(await waits()).toHaveLength(1);
    await act(caseKey, resumeInstance(caseKey, 'repaired'));
    await runtime.settled();
    expect(await waits()).toEqual([]);
    await expectSound(runtime, caseKey);
  });
});
