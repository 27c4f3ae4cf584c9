import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { Runtime } from '../execution/testing/runtime.js';
import { InternalWorkers } from './internal-workers.js';

const type = 'relevo:slow';

const definition = aProcess('slow')
  .startEvent('start')
  .serviceTask('work', { job: { type: expression(type), retries: expression('2'), headers: {} } })
  .endEvent('end')
  .build();

interface Lease {
  readonly worker: string | null;
  readonly visible: boolean;
}

describe('an engine that stops while its own worker hangs', () => {
  let first: Runtime;
  beforeAll(async () => {
    first = await Runtime.start();
  });
  afterAll(() => first.close());

  const lease = async (): Promise<Lease | undefined> => {
    const [row] = await first.rows<Lease>(
      'SELECT worker, visible_at = available_at AS visible FROM job WHERE type = $1',
      [type],
    );
    return row;
  };

  it('lets its leases go, so that another engine need not wait for their end', async () => {
    const second = await first.second();
    let begun: () => void = () => undefined;
    const working = new Promise<void>((resolve) => (begun = resolve));
    second.get(InternalWorkers).register({
      type,
      work: () => {
        begun();
        return new Promise(() => undefined);
      },
    });
    await second.start(definition);
    await working;
    expect(await lease()).toMatchObject({ worker: expect.stringMatching(/^relevo-/), visible: false });

    await second.close();

    expect(await lease()).toEqual({ worker: null, visible: true });
  });
});
