import { aProcess } from '@relevo/bpmn-kernel/testing';
import { Database } from '../database/database.js';
import { HistoryReader } from '../history/history-reader.js';
import { PendingWork } from '../execution/pending-work.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { MessageDeliverer } from './message-deliverer.js';
import { MessagesService } from './messages.service.js';

const listening = () =>
  aProcess('listening')
    .startEvent('start')
    .userTask('work')
    .endEvent('end')
    .boundaryMessage('work', 'hear', 'noise', { key: 'order', interrupting: false })
    .endEvent('heard')
    .build();

describe('a message that its publisher and a sweep deliver at the same moment', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  it('reaches a subscription that stays open once', async () => {
    const caseKey = await runtime.start(listening(), { order: 'a' });
    const message = { name: 'noise', correlationKey: 'a', variables: {}, timeToLive: 3_600_000 };

    const published = await whileCasesAreHeld(runtime, async () => {
      const busy = runtime.submit({ name: 'Look', caseKey, perform: () => undefined });
      const publishing = runtime.get(MessagesService).publish(ana, message);
      await promised(runtime);
      return [busy, publishing, runtime.get(MessageDeliverer).deliver()];
    });
    await Promise.all(published);
    await runtime.get(PendingWork).sweep();

    const records = await runtime.get(HistoryReader).readStream(`case:${caseKey}`);
    expect(records.filter(({ command }) => command === 'CorrelateMessage')).toHaveLength(1);
  });
});

/** Nobody gets a case's row until `work` has said what is to wait for it. */
const whileCasesAreHeld = <T>(runtime: Runtime, work: () => Promise<T>): Promise<T> =>
  runtime.get<Database>(Database).transaction(async (tx) => {
    await tx.query('LOCK TABLE case_instance IN EXCLUSIVE MODE');
    return work();
  });

const promised = async (runtime: Runtime): Promise<void> => {
  while ((await runtime.rows("SELECT 1 FROM message_delivery WHERE state = 'pending'")).length === 0);
};
