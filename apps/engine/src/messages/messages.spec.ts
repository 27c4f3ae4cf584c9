import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { Clock } from '../clock/clock.js';
import type { PostgresClock } from '../clock/postgres-clock.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { MessageExchange } from './message-exchange.js';
import { MessagesService } from './messages.service.js';
import type { StoredEntry } from '../execution/scope-entries.js';

const HOUR = 3_600_000;
const waiting = (id = 'waiting') =>
  aProcess(id)
    .startEvent('start')
    .userTask('first')
    .message('wait', 'paid', { key: 'order' })
    .userTask('after')
    .endEvent('end')
    .build();

describe('messages', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  /** Of its own for each test. */
  let order = 'order-0';
  let count = 0;
  beforeEach(() => {
    count += 1;
    order = `order-${count}`;
  });

  const publish = (correlationKey: string, more: { timeToLive?: number; messageId?: string } = {}) =>
    runtime
      .get(MessagesService)
      .publish(ana, { name: 'paid', correlationKey, variables: { by: 'card' }, timeToLive: HOUR, ...more });
  const tasks = async (caseKey: Key) => [...(await runtime.openTasks(caseKey)).keys()];

  it('reach a subscription that waits', async () => {
    const caseKey = await runtime.start(waiting(), { order });
    await runtime.completeTask(caseKey, 'first');

    await publish(order);

    expect(await tasks(caseKey)).toEqual(['after']);
    const [scope] = await runtime.rows<{ variables: Record<string, StoredEntry> }>(
      'SELECT variables FROM variable_scope WHERE scope_key = $1',
      [caseKey],
    );
    expect(scope?.variables['by']?.[1]).toBe('card');
  });

  it('wait for a subscription that comes later, once', async () => {
    await publish(order);
    const first = await runtime.start(waiting(), { order });
    const second = await runtime.start(waiting(), { order });

    await runtime.completeTask(first, 'first');
    await runtime.settled();
    await runtime.completeTask(second, 'first');
    await runtime.settled();

    expect(await tasks(first)).toEqual(['after']);
    expect(await tasks(second)).toEqual([]);
  });

  it('are gone when nobody waits and they have no time to live', async () => {
    await publish(order, { timeToLive: 0 });
    const caseKey = await runtime.start(waiting(), { order });
    await runtime.completeTask(caseKey, 'first');
    await runtime.settled();

    expect(await tasks(caseKey)).toEqual([]);
  });

  it('are gone also for who began to wait by a clock that was behind theirs', async () => {
    await publish(order, { timeToLive: 0 });
    const clock = runtime.get<Clock>(Clock) as PostgresClock;
    const caseKey = await runtime.start(waiting(), { order });
    await clock.pin(clock.now() - 1_000);
    await runtime.completeTask(caseKey, 'first');
    await runtime.settled();
    await clock.pin(null);

    expect(await tasks(caseKey)).toEqual([]);
  });

  it('go to one subscription per process id, the oldest', async () => {
    const older = await runtime.start(waiting(), { order });
    await runtime.completeTask(older, 'first');
    const newer = await runtime.start(waiting(), { order });
    await runtime.completeTask(newer, 'first');
    const other = await runtime.start(waiting('other'), { order });
    await runtime.completeTask(other, 'first');

    await publish(order, { timeToLive: 0 });

    expect([await tasks(older), await tasks(newer), await tasks(other)]).toEqual([['after'], [], ['after']]);
  });

  it('with the same id are taken once', async () => {
    await publish(order, { messageId: 'm1' });
    await expect(publish(order, { messageId: 'm1' })).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('start one case of each process that begins with them', async () => {
    await runtime.publish(
      aProcess('order')
        .startEvent('start', { event: { kind: 'message', message: { id: 'ordered', name: expression('ordered') } } })
        .userTask('pack')
        .endEvent('end')
        .build(),
    );

    const { processInstanceKeys } = await runtime
      .get(MessagesService)
      .correlate(ana, { name: 'ordered', correlationKey: '', variables: { order } });

    const instances = await runtime.rows<{ key: Key }>(
      "SELECT key FROM process_instance WHERE bpmn_process_id = 'order'",
    );
    expect(instances.map(({ key }) => key)).toEqual(processInstanceKeys);
    expect(await tasks(processInstanceKeys[0] as Key)).toEqual(['pack']);
  });

  it('say so when nobody takes a correlation', async () => {
    const correlated = runtime
      .get(MessagesService)
      .correlate(ana, { name: 'paid', correlationKey: order, variables: {} });
    await expect(correlated).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that a case throws reach another case', async () => {
    const thrower = aProcess('thrower')
      .startEvent('start')
      .throwEvent('pay', {
        event: {
          kind: 'message',
          message: { id: 'paid', name: expression('paid'), correlationKey: { kind: 'feel', source: 'order' } },
        },
      })
      .endEvent('end')
      .build();
    const caseKey = await runtime.start(waiting(), { order });
    await runtime.completeTask(caseKey, 'first');

    await runtime.start(thrower, { order });
    await runtime.settled();

    expect(await tasks(caseKey)).toEqual(['after']);
  });

  /** A message promised to a subscription that was closed since, as a crash between promise and delivery leaves it. */
  const promisedInVain = async () => {
    const caseKey = await runtime.start(waiting(), { order });
    await runtime.completeTask(caseKey, 'first');
    const next = await runtime.start(waiting(), { order });
    await runtime.completeTask(next, 'first');
    const messageKey = runtime.newKey();
    await runtime.rows(
      `INSERT INTO message (key, name, correlation_key, variables, published_at, expires_at, actor_kind, actor_id)
        VALUES ($1, 'paid', $2, '{}', 0, 0, 'user', 'ana')`,
      [messageKey, order],
    );
    await runtime.rows(
      `INSERT INTO message_delivery (message_key, bpmn_process_id, state, root_key, process_instance_key, subscription_key)
        SELECT $1, 'waiting', 'pending', root_key, process_instance_key, key FROM message_subscription WHERE root_key = $2`,
      [messageKey, caseKey],
    );
    await runtime.submit({
      name: 'CancelProcessInstance',
      caseKey,
      perform: (workspace) => workspace.run({ type: 'CancelProcessInstance', processInstanceKey: caseKey }),
    });
    return next;
  };

  it('are promised anew when the subscription was closed before they came', async () => {
    const next = await promisedInVain();

    await runtime.settled();

    expect(await tasks(next)).toEqual(['after']);
  });

  it('are promised anew although the engine was killed before it could', async () => {
    const next = await promisedInVain();
    const exchange = runtime.get(MessageExchange);
    const match = exchange.match.bind(exchange);
    exchange.match = () => Promise.reject(new Error('killed'));
    await runtime.settled();
    exchange.match = match;

    await runtime.settled();

    expect(await tasks(next)).toEqual(['after']);
  });
});
