import pg from 'pg';
import { PendingWork } from '../../apps/engine/src/execution/pending-work.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { findingsIn } from './support/check.js';
import { deadlocksOf } from './support/checks/deadlocks.js';
import { Facts } from './support/checks/facts.js';
import { deploy } from './support/deploy.js';
import { everything } from './support/diagrams.js';
import { emptyLedger, type Ledger } from './support/ledger.js';

/** Statements that break what engines promise, each with what the checker must say of it. */
const damages: readonly (readonly [what: string, damage: string, says: RegExp])[] = [
  ['a case whose last record is not its head', 'UPDATE case_instance SET sequence = sequence + 1', /chain .* broken/],
  [
    'a row that no record leads to',
    "UPDATE user_task SET assignee = 'nobody' WHERE ended_at IS NULL",
    /rows of case .* are not/,
  ],
  ['a derived column that no record leads to', "UPDATE ticket SET status = 'Somewhere'", /ticket of case .* is not/],
  [
    'a token in a scope that is gone',
    'UPDATE element_instance SET scope_key = 1 WHERE ended_at IS NULL',
    /a token in a scope that is gone/,
  ],
  ['an instance that lost its tokens', 'UPDATE element_instance SET ended_at = 1', /an instance without a token/],
  [
    'a task that lost its element',
    'UPDATE user_task SET element_key = 1 WHERE ended_at IS NULL',
    /a user task without its element/,
  ],
  [
    'an element that lost its task',
    'DELETE FROM user_task WHERE ended_at IS NULL',
    /a user task element without its task/,
  ],
  ['an element that lost its job', 'DELETE FROM job WHERE ended_at IS NULL', /a service task element without its job/],
  ['a job that lost its element', 'UPDATE job SET element_key = 1 WHERE ended_at IS NULL', /a job without its element/],
  ['a fault that lost its element', 'UPDATE fault SET element_key = 1', /a fault without its element/],
  ['a timer that is gone', 'DELETE FROM timer', /neither fired nor was it cancelled/],
  ['a timer of nobody', 'UPDATE timer SET element_key = 1', /a timer nobody waits for/],
  ['a timer that is overdue', 'UPDATE timer SET due_at = 1', /an overdue timer/],
  [
    'a subscription of nobody',
    'UPDATE message_subscription SET element_key = 1',
    /a message subscription nobody waits for/,
  ],
  [
    'a signal subscription of nobody',
    'UPDATE signal_subscription SET element_key = 1',
    /a signal subscription nobody waits for/,
  ],
  ['a condition of nobody', 'UPDATE condition_subscription SET element_key = 1', /a condition nobody waits for/],
  ['a loop item of nobody', 'UPDATE loop_item SET element_key = 1', /a loop item without its loop/],
  ['a promise that is not kept', "UPDATE message_delivery SET state = 'pending'", /a promise that was not kept/],
  [
    'a message that missed who waits',
    'UPDATE message m SET name = s.message_name, correlation_key = s.correlation_key, expires_at = m.expires_at + 100000000 FROM message_subscription s',
    /missed each other/,
  ],
  [
    'a signal that is on its way still',
    'INSERT INTO signal_delivery (signal_key, root_key) VALUES (1, 1)',
    /a signal on its way/,
  ],
  ['a ticket without its case', 'UPDATE case_instance SET has_ticket = false', /a ticket without its case/],
  [
    'a comment that stands twice',
    'INSERT INTO ticket_comment SELECT root_key, key + 1, sequence, author, author_name, visibility, text, at FROM ticket_comment',
    /comment .* 2 times/,
  ],
];

/** What clients were told and is not there. */
const untruths: readonly (readonly [what: string, tell: (ledger: Ledger) => unknown, says: RegExp])[] = [
  ['an instance', ({ startedInstances }) => startedInstances.add('1'), /start of instance 1 is lost/],
  ['a completed task', ({ completedTasks }) => completedTasks.add('1'), /completion of task 1 is lost/],
  ['a completed job', ({ completedJobs }) => completedJobs.add('1'), /completion of job 1 is lost/],
  ['a message', ({ publishedMessages }) => publishedMessages.add('1'), /message 1 is lost/],
  ['a ticket', ({ reportedTickets }) => reportedTickets.set('t', 'INC-1'), /ticket t is lost/],
  ['a comment', ({ comments }) => comments.add('c'), /comment c is lost/],
  ['an answer nobody excuses', ({ unexpected }) => unexpected.push('500'), /unexpected answer: 500/],
];

describe('the checker of the fault tests', () => {
  let database: FreshDatabase;
  let relevo: TestEngine;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    relevo = await startEngine({ databaseUrl: database.url, silent: true });
    const client = relevo.as('administrator');
    await deploy(client, everything);
    const ticket = { processId: 'everything', title: 'Checked', description: 'by a test' };
    const { body } = await client.post<{ number: string }>('/api/tickets', ticket);
    const found = await client.post<{ items: { userTaskKey: string }[] }>('/v2/user-tasks/search', {});
    await client.post(`/v2/user-tasks/${found.body.items[0]?.userTaskKey ?? ''}/completion`, {});
    await client.post(`/api/tickets/${body.number}/comments`, { text: 'Once', visibility: 'public' });
    // The letter that the task wrote starts its process after the answer: the history is read once that is done.
    await relevo.engine.get(PendingWork).sweep();
  });
  afterAll(async () => {
    await relevo.close();
    await database.drop();
  });

  const find = (ledger = emptyLedger()): Promise<readonly string[]> => findingsIn(relevo.engine, ledger, new Facts());
  /** Puts back every row as it was. */
  const damaged = async (statement: string): Promise<readonly string[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const tables = (await client.query<{ name: string }>(TABLES)).rows.map(({ name }) => name);
    for (const name of tables) await client.query(`CREATE TABLE kept_${name} AS TABLE ${name}`);
    await client.query(statement);
    const found = await find();
    for (const name of tables) {
      await client.query(`DELETE FROM ${name}`);
      await client.query(`INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${name}`);
      await client.query(`DROP TABLE kept_${name}`);
    }
    await client.end();
    return found;
  };

  it('finds nothing where nothing is wrong', async () => {
    expect(await find()).toEqual([]);
  });

  it.each(damages)('finds %s', async (_what, statement, says) => {
    expect(await damaged(statement)).toContainEqual(expect.stringMatching(says));
    expect(await find()).toEqual([]);
  });

  it.each(untruths)('finds that %s is missing', async (_what, tell, says) => {
    const ledger = emptyLedger();
    tell(ledger);
    expect(await find(ledger)).toContainEqual(expect.stringMatching(says));
  });

  it('counts a deadlock that PostgreSQL reports', async () => {
    const own = await freshDatabase();
    const clients = [1, 2].map(() => new pg.Client({ connectionString: own.url }));
    for (const client of clients) await client.connect();
    const both = (key: number) =>
      Promise.all(
        clients.map((client, index) => client.query('SELECT pg_advisory_xact_lock($1)', [(key + index) % 2])),
      );
    for (const client of clients) await client.query('BEGIN');
    await both(0);
    await both(1).catch(() => undefined);
    for (const client of clients) await client.end();
    expect(await deadlocksOf(own.url)).toBe(1);
    await own.drop();
  });
});

const TABLES = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relispartition
    AND c.relname IN ('case_instance', 'process_instance', 'element_instance', 'user_task', 'job', 'fault', 'timer',
      'message_subscription', 'signal_subscription', 'condition_subscription', 'loop_item', 'compensation', 'ticket',
      'ticket_comment', 'message', 'message_delivery', 'signal_delivery')`;
