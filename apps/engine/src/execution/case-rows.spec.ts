import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { expectSound } from './testing/expect-sound.js';
import { Runtime } from './testing/runtime.js';

/** Something of every kind that waits: tasks, a job, timers, a subscription, a subprocess, a call and a fault. */
const everything = () =>
  aProcess('everything')
    .startEvent('start')
    .parallelGateway('fork')
    .subProcess('inside', (inner) =>
      inner
        .startEvent('begin')
        .userTask('deep', { inputs: { local: '=1' } })
        .endEvent('done'),
    )
    .endEvent('end-inside')
    .boundaryTimer('inside', 'late', 'R/PT1H', { interrupting: false })
    .endEvent('end-late')
    .from('fork')
    .serviceTask('work')
    .endEvent('end-work')
    .from('fork')
    .message('wait', 'paid', { key: 'order' })
    .endEvent('end-wait')
    .from('fork')
    .callActivity('call', 'called')
    .endEvent('end-call')
    .from('fork')
    .exclusiveGateway('stuck')
    .endEvent('never', { when: 'missing > 1' })
    .build();

const live = ['process_instance', 'element_instance', 'variable_scope', 'user_task', 'job', 'fault'];
const kept = ['timer', 'message_subscription'];

describe('the rows of a case', () => {
  let runtime: Runtime;
  let caseKey: Key;
  beforeAll(async () => {
    runtime = await Runtime.start();
    runtime.catalogue.publish(aProcess('called').startEvent('s').userTask('called-task').endEvent('e').build());
  });
  afterAll(() => runtime.close());
  beforeEach(async () => {
    caseKey = await runtime.start(everything(), { order: 'A1' });
  });

  const count = async (): Promise<Record<string, number>> => {
    const counts = await Promise.all([
      ...live.map((table) => countOf(`${table} WHERE root_key = $1 AND ended_at IS NULL`)),
      ...kept.map((table) => countOf(`${table} WHERE root_key = $1`)),
    ]);
    return Object.fromEntries([...live, ...kept].map((table, index) => [table, counts[index] as number]));
  };
  const countOf = async (from: string): Promise<number> => {
    const [row] = await runtime.rows<{ count: string }>(`SELECT count(*) FROM ${from}`, [caseKey]);
    return Number(row?.count);
  };

  it('are those of its state, of every kind', async () => {
    expect(await count()).toMatchObject({
      process_instance: 2,
      user_task: 2,
      job: 1,
      fault: 1,
      timer: 1,
      message_subscription: 1,
    });
    await expectSound(runtime, caseKey);
    const [called] = await runtime.rows(
      "SELECT parent_instance_key FROM process_instance WHERE bpmn_process_id = 'called' AND root_key = $1",
      [caseKey],
    );
    expect(called).toEqual({ parent_instance_key: caseKey });
  });

  it('are all ended when it is cancelled, and say how', async () => {
    await runtime.submit({
      name: 'CancelProcessInstance',
      caseKey,
      perform: (workspace) => workspace.run({ type: 'CancelProcessInstance', processInstanceKey: caseKey }),
    });

    expect(Object.values(await count()).every((rows) => rows === 0)).toBe(true);
    await expectSound(runtime, caseKey);
    const states = async (table: string) =>
      (
        await runtime.rows<{ state: string }>(
          `SELECT DISTINCT state FROM ${table} WHERE root_key = $1 AND ended_at = (SELECT ended_at FROM case_instance WHERE root_key = $1) ORDER BY state`,
          [caseKey],
        )
      ).map(({ state }) => state);
    expect(await states('process_instance')).toEqual(['terminated']);
    expect(await states('user_task')).toEqual(['canceled']);
    expect(await states('job')).toEqual(['canceled']);
    expect(await states('fault')).toEqual(['resolved']);
  });

  it('keep what a scope held when it ended', async () => {
    await runtime.completeTask(caseKey, 'deep', { answer: 42 });

    const scopes = await runtime.rows<{ variables: Record<string, { value: unknown }> }>(
      `SELECT variables FROM variable_scope s JOIN element_instance e ON e.key = s.scope_key
        WHERE e.root_key = $1 AND e.element_id = 'deep' AND s.ended_at IS NOT NULL`,
      [caseKey],
    );
    expect(scopes.map(({ variables }) => variables['local']?.value)).toEqual([1]);
    await expectSound(runtime, caseKey);
  });

  it('keep what a task was last, although it was changed and completed at the same moment', async () => {
    const drawn = aProcess('p').startEvent('start').userTask('a').userTask('b').endEvent('end').build();
    const changed = await runtime.start(drawn);
    const userTaskKey = (await runtime.openTasks(changed)).get('a') as Key;

    await Promise.all([
      // While this one runs the others wait, and are then one group.
      runtime.submit({ name: 'Nothing', caseKey: changed, perform: () => undefined }),
      runtime.submit({
        name: 'UpdateUserTask',
        caseKey: changed,
        perform: (workspace) => workspace.run({ type: 'UpdateUserTask', userTaskKey, changes: { priority: 90 } }),
      }),
      runtime.complete(changed, userTaskKey),
    ]);

    const [row] = await runtime.rows('SELECT state, priority FROM user_task WHERE key = $1', [userTaskKey]);
    expect(row).toEqual({ state: 'completed', priority: 90 });
    await expectSound(runtime, changed);
  });

  it('keep the ticket for themselves where a case has the key of its process instance', async () => {
    const ticketFields = { priority: '="P1"' };
    runtime.catalogue.publish(
      aProcess('rating').startEvent('s').userTask('rate', { ticketFields }).endEvent('e').build(),
    );
    const caller = aProcess('p')
      .startEvent('start')
      .userTask('triage', { ticketFields: { priority: '="P3"' } });
    const rated = await runtime.start(caller.callActivity('call', 'rating').userTask('after').endEvent('end').build());

    await runtime.completeTask(rated, 'triage');
    await runtime.completeTask(rated, 'rate');

    expect(await runtime.variable(rated, 'ticket')).toEqual({ priority: 'P1' });
    await expectSound(runtime, rated);
  });
});
