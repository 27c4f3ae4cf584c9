import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { expectSound } from '../execution/testing/expect-sound.js';
import { Runtime } from '../execution/testing/runtime.js';
import { SignalDeliverer } from './signal-deliverer.js';
import { SignalsService } from './signals.service.js';

const waiting = (signal: string) =>
  aProcess('waiting')
    .startEvent('start')
    .catchEvent('wait', signalTrigger(signal))
    .userTask('after', { outputs: { seen: '=news' } })
    .endEvent('end')
    .build();

const throwing = (signal: string) =>
  aProcess('throwing')
    .startEvent('start')
    .userTask('before')
    .throwEvent('tell', { event: signalTrigger(signal) })
    .userTask('later')
    .endEvent('end')
    .build();

const startedBy = (signal: string) =>
  aProcess('started')
    .startEvent('heard', { event: signalTrigger(signal) })
    .userTask('react')
    .endEvent('end')
    .build();

describe('signals between cases', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  /** Of its own for each test. */
  let signal = '';
  let count = 0;
  beforeEach(() => {
    count += 1;
    signal = `signal-${count}`;
  });

  const tasks = async (caseKey: Key) => [...(await runtime.openTasks(caseKey)).keys()];
  const broadcast = (variables = {}) => runtime.get(SignalsService).broadcast(signal, variables);
  const nothingLeft = async () => {
    expect(await runtime.rows('SELECT 1 FROM signal_delivery')).toEqual([]);
    expect(await runtime.rows('SELECT 1 FROM signal')).toEqual([]);
  };

  it('reach everybody who waits, with their variables, from outside', async () => {
    const first = await runtime.start(waiting(signal));
    const second = await runtime.start(waiting(signal));
    const other = await runtime.start(waiting('another'));

    await broadcast({ news: 'fire' });

    expect([await tasks(first), await tasks(second), await tasks(other)]).toEqual([['after'], ['after'], []]);
    expect(await runtime.variable(first, 'news')).toBe('fire');
    await expectSound(runtime, first);
    await nothingLeft();
  });

  it('reach other cases that waited when one throws, and not those that come later', async () => {
    const first = await runtime.start(waiting(signal));
    const thrower = await runtime.start(throwing(signal));

    await runtime.completeTask(thrower, 'before');
    const late = await runtime.start(waiting(signal));
    await runtime.settled();

    expect([await tasks(thrower), await tasks(first), await tasks(late)]).toEqual([['later'], ['after'], []]);
    await expectSound(runtime, thrower);
    await expectSound(runtime, first);
    await nothingLeft();
  });

  it('start the newest version of a process that begins with one, once', async () => {
    await runtime.publish(startedBy(signal));
    await runtime.publish(startedBy(signal));

    await broadcast();

    const started = await runtime.rows<{ version: number }>(
      "SELECT version FROM process_instance WHERE bpmn_process_id = 'started'",
    );
    expect(started).toEqual([{ version: 2 }]);
    await nothingLeft();
  });

  it('are forgotten where nobody waits', async () => {
    await broadcast();

    expect(await tasks(await runtime.start(waiting(signal)))).toEqual([]);
    await nothingLeft();
  });

  it('that somebody stopped waiting for meanwhile are off the queue', async () => {
    const gone = await runtime.start(waiting(signal));
    const [subscription] = await runtime.rows<{ key: Key }>('SELECT key FROM signal_subscription WHERE root_key = $1', [
      gone,
    ]);
    await runtime.submit({
      name: 'CancelProcessInstance',
      caseKey: gone,
      perform: (workspace) => workspace.run({ type: 'CancelProcessInstance', processInstanceKey: gone }),
    });
    await runtime.rows("INSERT INTO signal VALUES (1, $1, '{}', 0)", [signal]);
    await runtime.rows('INSERT INTO signal_delivery (signal_key, root_key, subscription_key) VALUES (1, $1, $2)', [
      gone,
      subscription?.key,
    ]);

    await runtime.settled();

    await expectSound(runtime, gone);
    await nothingLeft();
  });

  it('that an engine had thrown when it was killed are delivered by the next one, exactly once', async () => {
    const listener = await runtime.start(waiting(signal));
    await runtime.publish(startedBy(signal));
    const [subscription] = await runtime.rows<{ key: Key }>('SELECT key FROM signal_subscription WHERE root_key = $1', [
      listener,
    ]);
    // As after COMMIT of the command that threw it, before anything was delivered.
    const [definition] = await runtime.rows<{ definition_key: Key }>(
      'SELECT definition_key FROM start_signal WHERE signal_name = $1',
      [signal],
    );
    await runtime.rows("INSERT INTO signal VALUES (2, $1, '{}', 0)", [signal]);
    await runtime.rows('INSERT INTO signal_delivery (signal_key, root_key, subscription_key) VALUES (2, $1, $2)', [
      listener,
      subscription?.key,
    ]);
    const opened = runtime.newKey();
    await runtime.rows(
      `INSERT INTO signal_delivery (signal_key, root_key, definition_key, start_element_id) VALUES (2, $1, $2, 'heard')`,
      [opened, definition?.definition_key],
    );

    const next = await runtime.second();
    await Promise.all([runtime.get(SignalDeliverer).deliver(), next.get(SignalDeliverer).deliver(), next.settled()]);
    await runtime.settled();
    await next.close();

    expect([await tasks(listener), await tasks(opened)]).toEqual([['after'], ['react']]);
    const caught = await runtime.rows(
      "SELECT 1 FROM history_record WHERE stream_key = $1 AND command = 'DeliverSignal'",
      [listener],
    );
    expect(caught).toHaveLength(1);
    await nothingLeft();
  });

  it('reach very many in groups, for whose last nobody waits', async () => {
    const definition = waiting(signal);
    const listeners = await Promise.all(Array.from({ length: 1_150 }, () => runtime.start(definition)));

    await broadcast();
    await runtime.settled();

    const reached = await runtime.rows(
      "SELECT 1 FROM user_task WHERE root_key = ANY($1::bigint[]) AND element_id = 'after'",
      [listeners],
    );
    expect(reached).toHaveLength(1_150);
    await nothingLeft();
  });
});
