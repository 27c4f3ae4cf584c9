import type { Key } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { JobActivation } from '../jobs/job-activation.js';
import { matchOf, matchSubscription, startsOf } from '../messages/message-matching.js';
import { FIGURES } from '../metrics/installation-figures.js';
import { Keys } from '../keys/keys.js';
import { NEXT, RUNNING } from '../operations/batches/batch-queue.js';
import { elementsNow, stuckNow, ticketsNow } from '../running/running-statements.js';
import { PENDING, PENDING_OF_SIGNAL } from '../signals/signal-deliverer.js';
import { STILL_PENDING } from '../signals/signal-delivery.js';
import { ThrownSignals } from '../signals/thrown-signals.js';
import { DueTimers } from '../timers/due-timers.js';
import { loadCases } from './case-loading.js';
import { lockCases } from './case-lock.js';
import { Explaining, type TableRead } from './testing/explaining.js';
import { Runtime } from './testing/runtime.js';

const CASES = 5_000;
const SOON = 900_000_000_000_000;
const LATER = 1_000_000_000_000_000;

/** Rows of many cases: every 100th is live, the others have ended long ago. */
const fill = [
  `INSERT INTO case_instance (root_key, sequence, entered, opened_at, opened_month, head_hash)
    SELECT n, 1, 1, n, 202601, '' FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO process_instance
      (root_key, key, definition_key, bpmn_process_id, version, state, has_fault, started_at, ended_at)
    SELECT n, n, 1, 'p' || n % 5, 1, 'active', n % 200 = 0, n, CASE WHEN n % 100 > 0 THEN n END
    FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO element_instance
      (root_key, key, process_instance_key, element_id, element_type, scope_key, state, entered, entered_at, ended_at)
    SELECT n, n * 10 + i, n, 'e', 'userTask', n, 'active', i, n, CASE WHEN n % 100 > 0 OR i < 5 THEN n END
    FROM generate_series(1, ${CASES}) n, generate_series(1, 5) i`,
  `INSERT INTO job
      (root_key, key, element_key, element_id, process_instance_key, type, retries, headers, available_at, state,
       created_at, visible_at, ended_at)
    SELECT n, n, n, 'e', n, 't' || n % 7, 3, '{}', n, CASE WHEN n % 100 > 0 THEN 'completed' ELSE 'activatable' END,
      n, n, CASE WHEN n % 100 > 0 THEN n END
    FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO timer (root_key, key, element_key, target_element_id, process_instance_key, due_at)
    SELECT n, n, n, 'e', n, CASE WHEN n % 1000 = 0 THEN ${SOON} + n ELSE ${LATER} END FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO message_subscription
      (root_key, key, element_key, target_element_id, process_instance_key, bpmn_process_id, message_name,
       correlation_key, interrupting)
    SELECT n, n, n, 'e', n, 'p' || n % 5, 'paid', 'order-' || n, true FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO message (key, name, correlation_key, variables, published_at, expires_at, actor_kind, actor_id)
    SELECT n, 'paid', 'order-' || n, '{}', n, ${LATER}, 'user', 'ana' FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO variable_scope (root_key, scope_key, process_instance_key, variables)
    SELECT n, n, n, '{}' FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO user_task
      (root_key, key, element_key, element_id, process_instance_key, candidate_groups, candidate_users, priority,
       created_at, state, ended_at)
    SELECT n, n, n * 10 + 5, 'e', n, '{l1}', '{}', 50, n, 'created', CASE WHEN n % 100 > 0 THEN n END
    FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO fault
      (root_key, key, element_key, element_id, process_instance_key, code, message, state, raised_at, ended_at)
    SELECT n, n, n * 10 + 5, 'e', n, 'invalid-job', '', 'active', n, CASE WHEN n % 100 > 0 THEN n END
    FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO ticket
      (root_key, number, title, description, requester_id, requester_name, process_instance_key, opened_at, process_id,
       definition_key, status, updated_at, closed_at, has_fault, sequence)
    SELECT n, 'T-' || n, 'A', 'B', 'rita', 'Rita', n, n, 'p' || n % 5, 1, 'new', n, CASE WHEN n % 100 > 0 THEN n END,
      false, 1 FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO signal_subscription
      (root_key, key, element_key, target_element_id, process_instance_key, signal_name, interrupting)
    SELECT n, n, n, 'e', n, 'signal-' || n % 500, true FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO condition_subscription
      (root_key, key, element_key, target_element_id, process_instance_key, trigger_index, interrupting, held)
    SELECT n, n, n, 'e', n, 0, true, false FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO loop_item (root_key, key, element_key, process_instance_key, counter, kind, value)
    SELECT n, n, n, n, 1, 'input', '{}' FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO compensation
      (root_key, key, process_instance_key, scope_key, element_id, element_key, completed_order, variables)
    SELECT n, n, n, n, 'e', n, 1, '{}' FROM generate_series(1, ${CASES}) n`,
  `INSERT INTO signal_delivery (signal_key, root_key, subscription_key)
    SELECT n % 500, n, n FROM generate_series(1, ${CASES}) n`,
  "INSERT INTO signal SELECT n, 'signal-' || n, '{}', n FROM generate_series(0, 499) n",
  `INSERT INTO batch_operation
      (key, type, state, instructions, reason, created_by, created_by_kind, created_at, total)
    SELECT n, 'resolve-fault', CASE WHEN n % 100 > 0 THEN 'completed' ELSE 'active' END, '{}', '', 'ana', 'user', n, 5
    FROM generate_series(1, ${CASES / 5}) n`,
  `INSERT INTO batch_operation_item (batch_key, key, root_key, process_instance_key, state)
    SELECT 1 + n / 5, n, n, n, CASE WHEN n % 100 > 0 THEN 'completed' ELSE 'active' END
    FROM generate_series(1, ${CASES}) n`,
  'ANALYZE',
];

describe('a hot statement on a filled database', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
    for (const text of fill) await runtime.rows(text);
  });
  afterAll(() => runtime.close());

  const reads = async (work: (tx: Transaction) => Promise<unknown>): Promise<readonly TableRead[]> => {
    const undone = new Error('undone');
    let found: readonly TableRead[] = [];
    const run = runtime.get<Database>(Database).transaction(async (tx) => {
      const explaining = new Explaining(tx);
      await work(explaining.transaction);
      found = explaining.reads;
      throw undone;
    });
    await expect(run).rejects.toBe(undone);
    return found;
  };
  const asDatabase = (tx: Transaction): Database =>
    Object.assign(Object.create(Database.prototype) as Database, { query: tx.query });
  const subscription = { key: '700' as Key, correlationKey: 'order-700', interrupting: true };
  const signal = { key: '900' as Key, name: 'signal-7', variables: {}, at: 1, sender: null };
  const ofProcess = { processId: 'p0', version: undefined };
  const some: readonly Key[] = ['100', '200', '300'] as Key[];

  /** Tables of one row, and those that stay small, may be read whole. */
  const small = new Set([
    'catalogue_epoch',
    'access_epoch',
    'clock',
    'start_message',
    'start_timer',
    'start_signal',
    'message_delivery',
  ]);

  it.each<[string, (tx: Transaction) => Promise<unknown>]>([
    ['locks cases', (tx) => lockCases(tx, some, 'group')],
    ['loads cases', (tx) => loadCases(tx, some)],
    ['reads due timers', (tx) => new DueTimers(asDatabase(tx)).due(LATER - 1, 10)],
    ['reads the next due time', (tx) => new DueTimers(asDatabase(tx)).nextDueAt()],
    ['leases jobs', (tx) => activation(tx).activate({ type: 't3', worker: 'w', timeout: 1, maxJobs: 5 })],
    ['matches a message', (tx) => tx.queryAll([matchOf('700' as Key)])],
    ['promises a signal to those who wait', (tx) => new ThrownSignals(runtime.get(Keys)).promise(tx, signal)],
    ['reads signals to deliver', (tx) => tx.query(PENDING, [10, []])],
    ['reads one signal to deliver', (tx) => tx.query(PENDING_OF_SIGNAL, ['7', '0', 10])],
    ['finds a signal that still waits', (tx) => tx.query(STILL_PENDING, ['700'])],
    ['reads batches that run', (tx) => tx.query(RUNNING)],
    ['reads what a batch has left', (tx) => tx.query(NEXT, ['101', 10, []])],
    ['matches a subscription', (tx) => tx.queryAll([matchSubscription('700' as Key, subscription, 0)])],
    ['counts what runs of a process', (tx) => tx.queryAll([elementsNow(ofProcess, LATER)])],
    ['finds what is stuck of a process', (tx) => tx.queryAll([stuckNow(ofProcess)])],
    ['lists what runs of a process', (tx) => tx.queryAll([ticketsNow('p0', { limit: 20 })])],
    ['finds what a message starts', (tx) => tx.queryAll([startsOf('700' as Key)])],
  ])('%s by an index, reading little more than it returns', async (_what, work) => {
    const found = (await reads(work)).filter(({ table }) => !small.has(table));

    expect(found.length).toBeGreaterThan(0);
    for (const { table, how, returned, removed } of found) {
      expect(`${table}: ${how}`).not.toContain('Seq Scan');
      expect({ table, much: removed > 2 * Math.max(returned, 5) }).toEqual({ table, much: false });
    }
  });

  it('counts for the metrics what waits, without looking at what does not', async () => {
    // Every row of it waits; an index would be a detour.
    const whole = new Set([...small, 'signal_delivery', 'pg_class', 'pg_database', 'outbox']);
    const found = (await reads((tx) => tx.query(FIGURES, [LATER - 1]))).filter(({ table }) => !whole.has(table));

    expect(found.map(({ table }) => table)).toEqual(expect.arrayContaining(['timer', 'fault', 'job']));
    for (const { table, how, removed } of found) expect([table, /Seq/.test(how), removed]).toEqual([table, false, 0]);
  });

  const activation = (tx: Transaction): JobActivation =>
    new JobActivation(
      asDatabase(tx),
      { readAt: () => Promise.resolve(new Map()) } as never,
      {} as never,
      runtime.get<Clock>(Clock),
    );
});
