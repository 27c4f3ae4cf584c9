import type { Instant, Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { Database } from '../database/database.js';
import { ana, Runtime } from '../execution/testing/runtime.js';
import { ClockMover } from '../timers/clock-mover.js';
import { InternalWorkers } from './internal-workers.js';
import { JobActivation } from './job-activation.js';
import { JobCommands } from './job-commands.js';

const MINUTE = 60_000;

const worked = (type: string) =>
  aProcess(`work-${type}`)
    .startEvent('start')
    .serviceTask('work', { job: { type: expression(type), retries: expression('2'), headers: { speed: 'high' } } })
    .userTask('after')
    .endEvent('end')
    .boundaryError('work', 'broke', 'BROKE')
    .userTask('repair')
    .endEvent('repaired')
    .build();

describe('jobs', () => {
  let runtime: Runtime;
  let now: Instant = Date.UTC(2040, 0, 1);
  /** Of its own for each test. */
  let type = 'pay-0';
  let count = 0;
  beforeAll(async () => {
    runtime = await Runtime.start();
    await runtime.get(ClockMover).setTo(now);
  });
  afterAll(() => runtime.close());
  beforeEach(() => {
    count += 1;
    type = `pay-${count}`;
  });

  const pass = async (milliseconds: number) => {
    now += milliseconds;
    await runtime.get(ClockMover).setTo(now);
  };

  const activate = (worker = 'w1', maxJobs = 10) =>
    runtime.get(JobActivation).activate({ type, worker, timeout: MINUTE, maxJobs });
  const by = { actor: { kind: 'worker', id: 'w1' } } as const;
  const tasks = async (caseKey: Key) => [...(await runtime.openTasks(caseKey)).keys()];
  const one = async (worker?: string) => {
    const [job] = await activate(worker);
    if (!job) throw new Error('Expected a job, but there is none.');
    return job;
  };

  it('are leased once, with what the element sees', async () => {
    const caseKey = await runtime.start(worked(type), { amount: 5 });

    const job = await one();

    expect(job).toMatchObject({
      caseKey,
      elementId: 'work',
      headers: { speed: 'high' },
      retries: 2,
      variables: { amount: 5 },
      deadline: now + MINUTE,
    });
    expect(await activate('w2')).toEqual([]);
  });

  it('are given back without waiting for one that is being answered just now', async () => {
    await runtime.start(worked(type));
    await runtime.start(worked(type));
    const [answered] = await activate('w1', 2);

    await runtime.get<Database>(Database).transaction(async (tx) => {
      await tx.query('SELECT 1 FROM job WHERE key = $1 FOR UPDATE', [answered?.key]);
      await runtime.get(JobActivation).release(type, 'w1');
    });

    const holders = await runtime.rows('SELECT worker FROM job WHERE type = $1 ORDER BY worker', [type]);
    expect(holders).toEqual([{ worker: 'w1' }, { worker: null }]);
  });

  it('go on when they are completed', async () => {
    const caseKey = await runtime.start(worked(type));

    await runtime.get(JobCommands).complete(by, (await one()).key, { receipt: 7 });

    expect(await tasks(caseKey)).toEqual(['after']);
    const jobs = await runtime.rows('SELECT state FROM job WHERE root_key = $1', [caseKey]);
    expect(jobs).toEqual([{ state: 'completed' }]);
  });

  it('are handed out again when the lease is over, and the late worker is told', async () => {
    const caseKey = await runtime.start(worked(type));
    const job = await one('w1');

    await pass(2 * MINUTE);
    const again = await one('w2');

    expect(again.key).toBe(job.key);
    const late = runtime.get(JobCommands).complete({ ...by, worker: 'w1' }, job.key, {});
    await expect(late).rejects.toMatchObject({ code: 'wrong-state' });
    await runtime.get(JobCommands).complete({ ...by, worker: 'w2' }, job.key, {});
    expect(await tasks(caseKey)).toEqual(['after']);
  });

  it('come back after their back-off, and leave a fault when no retries are left', async () => {
    const caseKey = await runtime.start(worked(type));
    const failure = { errorMessage: 'no network', retryBackOff: 5 * MINUTE, variables: {} };

    await runtime.get(JobCommands).fail(by, (await one()).key, { ...failure, retries: 1 });
    expect(await activate()).toEqual([]);
    await pass(5 * MINUTE);
    await runtime.get(JobCommands).fail(by, (await one()).key, { ...failure, retries: 0 });

    const faults = await runtime.rows('SELECT code, state FROM fault WHERE root_key = $1', [caseKey]);
    expect(faults).toEqual([{ code: 'job-without-retries', state: 'active' }]);
    expect(await activate()).toEqual([]);
  });

  it('throw errors that the diagram catches', async () => {
    const caseKey = await runtime.start(worked(type));

    const error = { errorCode: 'BROKE', errorMessage: '', variables: {} };
    await runtime.get(JobCommands).throwError(by, (await one()).key, error);

    expect(await tasks(caseKey)).toEqual(['repair']);
    const jobs = await runtime.rows('SELECT state, error_code FROM job WHERE root_key = $1', [caseKey]);
    expect(jobs).toEqual([{ state: 'error-thrown', error_code: 'BROKE' }]);
  });

  it('wake a worker that waits for them', async () => {
    const request = { type, worker: 'w1', timeout: MINUTE, maxJobs: 1 };
    const waiting = runtime.get(JobActivation).activateWithin(request, 30_000);

    await runtime.start(worked(type));

    expect(await waiting).toHaveLength(1);
  });

  it('are not leased to a worker that has left while it waited', async () => {
    const gone = new AbortController();
    const request = { type, worker: 'w1', timeout: MINUTE, maxJobs: 1 };
    const waiting = runtime.get(JobActivation).activateWithin(request, 30_000, gone.signal);

    gone.abort();
    await runtime.start(worked(type));

    expect(await waiting).toEqual([]);
    expect(await activate('w2')).toHaveLength(1);
  });

  it('of the engine are worked inside', async () => {
    runtime.get(InternalWorkers).register({
      type: 'relevo:double',
      work: ({ variables }) => Promise.resolve({ twice: Number(variables['amount']) * 2 }),
    });

    const caseKey = await runtime.start(worked('relevo:double'), { amount: 21 });
    await runtime.settled();

    expect(await tasks(caseKey)).toEqual(['after']);
    expect(await runtime.variable(caseKey, 'twice')).toBe(42);
  });

  it('of the engine are all worked, also when more wait than are leased at a time', async () => {
    const waiting = await Promise.all(Array.from({ length: 45 }, () => runtime.start(worked('relevo:many'))));
    const done = new Set<Key>();
    const work = ({ caseKey }: { readonly caseKey: Key }) => Promise.resolve(void done.add(caseKey)).then(() => ({}));
    runtime.get(InternalWorkers).register({ type: 'relevo:many', work });

    expect(await runtime.get(InternalWorkers).workAll()).toBe(true);

    expect(done).toEqual(new Set(waiting));
    expect(await runtime.get(InternalWorkers).workAll()).toBe(false);
  });

  it('keep a longer lease without a record', async () => {
    await runtime.start(worked(type));
    const job = await one();

    await runtime.get(JobCommands).update({ actor: ana }, job.key, { timeout: 10 * MINUTE });
    await pass(5 * MINUTE);

    expect(await activate()).toEqual([]);
  });
});
