import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { PostgresExecutor } from '../execution/postgres-executor.js';
import { expectSound } from '../execution/testing/expect-sound.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { MessagesService } from './messages.service.js';

const waiting = () =>
  aProcess('waiting')
    .startEvent('start')
    .message('wait', 'paid', { key: 'order' })
    .userTask('after')
    .endEvent('end')
    .build();

describe('messages and subscriptions of two engines', () => {
  let one: Runtime;
  let two: Runtime;
  beforeAll(async () => {
    one = await Runtime.start();
    two = await one.second();
  });
  afterAll(async () => {
    await two.close();
    await one.close();
  });

  it('find each other, each message once, whichever came first', async () => {
    const keys = Array.from({ length: 10 }, (_unused, index) => `order-${index}`);
    const publish = (runtime: Runtime, correlationKey: string) =>
      runtime.get(MessagesService).publish(ana, { name: 'paid', correlationKey, variables: {}, timeToLive: 3_600_000 });

    const cases = await Promise.all(
      keys.flatMap((order, index) => {
        const [here, there] = index % 2 === 0 ? [one, two] : [two, one];
        const message = publish(there, order);
        return [here.start(waiting(), { order }), there.start(waiting(), { order })].map(async (started) => {
          await message;
          return { order, caseKey: await started };
        });
      }),
    );
    await one.settled();
    await two.settled();

    const reached = new Map<string, number>();
    for (const { order, caseKey } of cases) {
      const open: readonly Key[] = [...(await one.openTasks(caseKey)).values()];
      reached.set(order, (reached.get(order) ?? 0) + open.length);
      await expectSound(one, caseKey);
    }
    expect([...reached.values()]).toEqual(keys.map(() => 1));
    expect(one.get(PostgresExecutor).deadlocks + two.get(PostgresExecutor).deadlocks).toBe(0);
  });
});
