import {
  aProcess,
  allOf,
  anyOf,
  conditionTrigger,
  messageTrigger,
  signalTrigger,
  timerTrigger,
} from '@relevo/bpmn-kernel/testing';
import { expectSound } from '../execution/testing/expect-sound.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { MessagesService } from '../messages/messages.service.js';
import { SignalsService } from '../signals/signals.service.js';
import { ClockMover } from '../timers/clock-mover.js';
import { ConditionalStarts } from './conditional-starts.js';
import type { StoredEntry } from '../execution/scope-entries.js';

const HOUR = 3_600_000;

const begins = (id: string, event: Parameters<typeof anyOf>[0] | ReturnType<typeof anyOf>) =>
  aProcess(id)
    .startEvent('start', { event: event as never })
    .userTask('go')
    .endEvent('end')
    .build();

describe('a process begins', () => {
  let runtime: Runtime;
  beforeEach(async () => {
    runtime = await Runtime.start();
  });
  afterEach(() => runtime.close());

  const signal = (name: string, variables = {}) => runtime.get(SignalsService).broadcast(name, variables);
  const message = (name: string, variables = {}) =>
    runtime.get(MessagesService).publish(ana, { name, correlationKey: '', variables, timeToLive: 0 });
  const evaluate = (variables: Record<string, number>) => runtime.get(ConditionalStarts).evaluate(ana, variables, null);
  const begun = async () => {
    await runtime.settled();
    const [row] = await runtime.rows<{ count: string }>('SELECT count(*) FROM process_instance');
    return Number(row?.count);
  };

  it('with any trigger of a multiple start event', async () => {
    await runtime.publish(begins('p', anyOf(messageTrigger('paid'), messageTrigger('sent'), signalTrigger('alarm'))));

    await message('sent');
    expect(await begun()).toBe(1);
    await message('paid');
    await signal('alarm');
    expect(await begun()).toBe(3);
  });

  it('with all triggers of a parallel multiple start event, whatever their order, and then with all of them again', async () => {
    const all = allOf(messageTrigger('paid'), signalTrigger('alarm'), conditionTrigger('degrees > 30', 'degrees'));
    await runtime.publish(begins('p', all));

    await signal('alarm', { floor: 3 });
    await signal('alarm', { floor: 4 });
    expect(await evaluate({ degrees: 40 })).toEqual([]);
    expect(await begun()).toBe(0);
    await message('paid', { amount: 5 });
    expect(await begun()).toBe(1);
    const [scope] = await runtime.rows<{ variables: Record<string, StoredEntry> }>(
      'SELECT variables FROM variable_scope s JOIN process_instance p ON p.key = s.scope_key',
    );
    expect(Object.entries(scope?.variables ?? {}).map(([name, [, value]]) => [name, value])).toEqual(
      expect.arrayContaining([
        ['amount', 5],
        ['floor', 4],
        ['degrees', 40],
      ]),
    );

    await message('paid');
    await signal('alarm');
    expect(await begun()).toBe(1);
    await evaluate({ degrees: 50 });
    expect(await begun()).toBe(2);
    expect(await runtime.rows('SELECT 1 FROM start_arrival')).toEqual([]);
    expect(await runtime.rows('SELECT 1 FROM signal')).toEqual([]);
  });

  it('with a time among all that must come', async () => {
    await runtime.publish(begins('p', allOf(timerTrigger('PT1H'), signalTrigger('alarm'))));

    await signal('alarm');
    expect(await begun()).toBe(0);
    await runtime.get(ClockMover).setTo(Date.now() + 2 * HOUR);
    expect(await begun()).toBe(1);
  });

  it('anew with a new version: what came for the one before is forgotten', async () => {
    const drawn = begins('p', allOf(signalTrigger('one'), signalTrigger('other')));
    await runtime.publish(drawn);
    await signal('one');

    await runtime.publish(drawn);
    await signal('other');
    expect(await begun()).toBe(0);
    await signal('one');
    expect(await begun()).toBe(1);
  });

  it('with one trigger of several that came once, also where whoever else was to have that message had gone', async () => {
    await runtime.publish(begins('p', allOf(messageTrigger('paid'), signalTrigger('alarm'))));
    const other = aProcess('other').startEvent('start').message('wait', 'paid').endEvent('end').build();
    const waiting = await runtime.start(other);
    const [subscription] = await runtime.rows<{ key: string }>('SELECT key FROM message_subscription');
    await message('paid');
    await signal('alarm');
    expect(await begun()).toBe(2);
    // As if its event had gone before the message came there: who takes it is looked for again.
    await runtime.rows(
      "UPDATE message_delivery SET state = 'pending' WHERE bpmn_process_id = 'other' AND subscription_key = $1",
      [subscription?.key],
    );
    await begun();
    await signal('alarm');

    expect(await begun()).toBe(2);
    await expectSound(runtime, waiting);
  });

  it('with what came for its version, not with what came late for the one before', async () => {
    const drawn = begins('p', allOf(signalTrigger('one'), signalTrigger('other')));
    await runtime.publish(drawn);
    await runtime.rows(
      `WITH thrown AS (INSERT INTO signal VALUES (1, 'one', '{}', 0) RETURNING key)
        INSERT INTO signal_delivery
          (signal_key, root_key, definition_key, bpmn_process_id, start_element_id, trigger_index, of_triggers)
        SELECT key, 1, (SELECT definition_key FROM start_signal LIMIT 1), 'p', 'start', 0, 2 FROM thrown`,
    );
    await runtime.publish(drawn);
    await begun();

    await signal('other');

    expect(await begun()).toBe(0);
  });

  it('with a message that a live instance of it does not wait for', async () => {
    const process = aProcess('p')
      .startEvent('start', { event: messageTrigger('hello') })
      .message('again', 'hello')
      .endEvent('end')
      .build();
    await runtime.publish(process);

    await message('hello');
    await message('hello');

    const states = await runtime.rows('SELECT state FROM process_instance');
    expect(states).toEqual([{ state: 'completed' }]);
  });

  it('with a message that was thrown beside the one that starts it', async () => {
    await runtime.publish(
      aProcess('receiver')
        .startEvent('start', { event: messageTrigger('first') })
        .message('wait', 'second')
        .endEvent('end')
        .build(),
    );
    const sender = aProcess('sender')
      .startEvent('start')
      .throwEvent('one', { event: messageTrigger('first') })
      .throwEvent('two', { event: messageTrigger('second') })
      .endEvent('end')
      .build();

    await runtime.start(sender);
    await runtime.settled();

    const states = await runtime.rows("SELECT state FROM process_instance WHERE bpmn_process_id = 'receiver'");
    expect(states).toEqual([{ state: 'completed' }]);
  });

  it('and a message that nobody waited for is not left lying about', async () => {
    await runtime.start(
      aProcess('sender')
        .startEvent('start')
        .throwEvent('one', { event: messageTrigger('lost') })
        .endEvent('end')
        .build(),
    );
    const late = await runtime.start(
      aProcess('late').startEvent('start').message('wait', 'lost').endEvent('end').build(),
    );
    await runtime.settled();

    expect(await runtime.rows('SELECT state FROM process_instance WHERE root_key = $1', [late])).toEqual([
      { state: 'active' },
    ]);
  });
});
