import type { Key, Variables } from '@relevo/bpmn-kernel';
import {
  aProcess,
  compensateTrigger,
  conditionTrigger,
  multiInstance,
  signalTrigger,
} from '@relevo/bpmn-kernel/testing';
import { SignalsService } from '../signals/signals.service.js';
import { expectSound } from './testing/expect-sound.js';
import { Runtime } from './testing/runtime.js';
import type { StoredEntry } from './scope-entries.js';

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

/** What waits for signals and conditions (also the process itself), a loop on its way, and work that can be undone. */
const more = () => {
  const one = multiInstance({ sequential: true, collection: 'names', item: 'name', collect: ['answers', 'answer'] });
  const drawing = aProcess('more').startEvent('start').userTask('book').parallelGateway('fork');
  drawing.catchEvent('alarm', signalTrigger('alarm')).endEvent('end-alarm').from('fork');
  drawing
    .catchEvent('hot', conditionTrigger('degrees > 30', 'degrees'))
    .userTask('cool')
    .endEvent('end-hot')
    .from('fork');
  drawing
    .userTask('each', one)
    .userTask('change')
    .throwEvent('undo', { event: compensateTrigger() })
    .endEvent('end-each');
  drawing.eventSubProcess('aside', (inner) =>
    inner
      .startEvent('called', { event: signalTrigger('aside'), interrupting: false })
      .userTask('note')
      .endEvent('noted'),
  );
  drawing
    .boundaryCompensation('book', 'book-undone', 'unbook')
    .from(null)
    .userTask('unbook', { forCompensation: true });
  return drawing.build();
};

const live = ['process_instance', 'element_instance', 'variable_scope', 'user_task', 'job', 'fault'];
const kept = [
  ...['timer', 'message_subscription', 'signal_subscription', 'condition_subscription', 'loop_item', 'compensation'],
];

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

  describe('of signals, conditions, loops and compensation', () => {
    beforeEach(async () => {
      caseKey = await runtime.start(more(), { names: ['a', 'b', 'c'], degrees: 10, answer: null });
      await runtime.completeTask(caseKey, 'book');
    });
    const setVariables = (variables: Variables) =>
      runtime.submit({
        name: 'SetVariables',
        caseKey,
        perform: (workspace) => workspace.run({ type: 'SetVariables', scopeKey: caseKey, variables, local: false }),
      });

    it('are those of its state', async () => {
      await runtime.completeTask(caseKey, 'each', { answer: 1 });

      expect(await count()).toMatchObject({
        ...{ signal_subscription: 2, condition_subscription: 1, compensation: 1 },
        // One still to begin, one answer.
        ...{ loop_item: 2, user_task: 1 },
      });
      const [aside] = await runtime.rows(
        "SELECT element_key FROM signal_subscription WHERE root_key = $1 AND signal_name = 'aside'",
        [caseKey],
      );
      expect(aside).toEqual({ element_key: caseKey });
      await expectSound(runtime, caseKey);
    });

    it('go on from where they were, with an engine that has nothing in its memory', async () => {
      await runtime.completeTask(caseKey, 'each', { answer: 1 });
      const next = await runtime.second();
      await next.get(SignalsService).broadcast('alarm', {});
      await next.get(SignalsService).broadcast('aside', {});
      await next.completeTask(caseKey, 'each', { answer: 2 });
      await next.completeTask(caseKey, 'each', { answer: 3 });
      await setVariables({ degrees: 40 });
      await next.completeTask(caseKey, 'change');
      expect([...(await next.openTasks(caseKey)).keys()].sort()).toEqual(['cool', 'note', 'unbook']);
      for (const task of ['unbook', 'cool', 'note']) await next.completeTask(caseKey, task);

      expect(await next.variable(caseKey, 'answers')).toEqual([1, 2, 3]);
      expect(Object.values(await count()).every((rows) => rows === 0)).toBe(true);
      await expectSound(next, caseKey);
      await next.close();
    });

    it('keep which rows were instances of a loop, and which one held them', async () => {
      for (const answer of [1, 2, 3]) await runtime.completeTask(caseKey, 'each', { answer });

      const rows = await runtime.rows<{ loop: { kind: string; counter?: number } }>(
        "SELECT loop FROM element_instance WHERE root_key = $1 AND element_id = 'each' ORDER BY entered",
        [caseKey],
      );
      expect(rows.map(({ loop }) => loop.counter ?? loop.kind)).toEqual(['body', 1, 2, 3]);
      await expectSound(runtime, caseKey);
    });
  });

  it('keep what a scope held when it ended', async () => {
    await runtime.completeTask(caseKey, 'deep', { answer: 42 });

    const scopes = await runtime.rows<{ variables: Record<string, StoredEntry> }>(
      `SELECT variables FROM variable_scope s JOIN element_instance e ON e.key = s.scope_key
        WHERE e.root_key = $1 AND e.element_id = 'deep' AND s.ended_at IS NOT NULL`,
      [caseKey],
    );
    expect(scopes.map(({ variables }) => variables['local']?.[1])).toEqual([1]);
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
