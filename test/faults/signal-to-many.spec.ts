import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import * as d from '../corpus/own/diagram-text.js';
import { basic, HttpClient } from '../support/http-client.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { check } from './support/check.js';
import { deployTo } from './support/deploy.js';
import { Engines } from './support/engines.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { atOnce, numbers } from './support/several.js';

const waiters = sizeOf('WAITERS', { short: 200, long: 5_000 });
const longestWait = 120_000;

/** Each waits beside its task, so that it hears the signal and stays; and one waits until it comes. */
const diagram = d.definitions(
  d.mainProcess(
    'waiter',
    d.start('s') +
      d.user('work') +
      d.end('e') +
      d.boundary('hear', 'work', d.signal('alarm'), d.beside) +
      d.caught('wait', d.signal('alarm')) +
      d.gateway('and', 'fork') +
      d.flows('s fork work e', 'fork wait waited', 'hear heard') +
      d.end('waited') +
      d.end('heard'),
  ),
);

describe('a signal to many', () => {
  let database: FreshDatabase;
  let engines: Engines;
  let sql: pg.Client;
  const ledger = emptyLedger();
  const signals = { answered: 0, cut: 0 };

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    await deployTo(database.url, diagram);
    engines = await Engines.start(3, database.url);
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    await atOnce(12, numbers(waiters), async () => {
      const client = new HttpClient(await engines.anyUrl(), basic('administrator'));
      const { body } = await client.post<{ processInstanceKey: string }>('/v2/process-instances', {
        processDefinitionId: 'waiter',
      });
      ledger.startedInstances.add(body.processInstanceKey);
    });
  }, 600_000);
  afterAll(async () => {
    await sql.end();
    await engines.end();
    await database.drop();
  });

  const counted = async (text: string): Promise<number> =>
    Number((await sql.query<{ count: string }>(`SELECT count(*) AS count FROM ${text}`)).rows[0]?.count);
  const onTheWay = (): Promise<number> => counted('signal_delivery');
  const reached = async (holds: (left: number) => boolean): Promise<void> => {
    const until = Date.now() + longestWait;
    while (!holds(await onTheWay()) && Date.now() < until) await pause(2);
  };

  const broadcast = async (url: string): Promise<void> => {
    const client = new HttpClient(url, basic('administrator'));
    const outcome = await client
      .post('/v2/signals/broadcast', { signalName: 'alarm', variables: {} })
      .catch(() => null);
    signals[outcome === null ? 'cut' : 'answered'] += 1;
    if (outcome !== null && outcome.status !== 200)
      ledger.unexpected.push(`${outcome.status} ${JSON.stringify(outcome.body)}`);
  };

  it(`reaches each of ${String(waiters)} once`, async () => {
    await broadcast(await engines.anyUrl());
    await reached((left) => left === 0);
    expect(await onTheWay()).toBe(0);
  }, 300_000);

  it('reaches each once also when the engine that sends it is killed half-way', async () => {
    const [thrower] = engines.living;
    if (!thrower) throw new Error('Expected an engine, but none lives.');
    const sent = broadcast(thrower.url);
    await reached((left) => left > 0);
    await reached((left) => left <= waiters / 2);
    await thrower.kill();
    await sent;
    await reached((left) => left === 0);
    await engines.end();

    const checked = await check({ databaseUrl: database.url, ledger });
    report('a signal to many, the engine killed half-way', {
      waiters,
      'signals answered': signals.answered,
      'signals cut off': signals.cut,
      delivered: checked.facts.caught.size,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
    // The first: both places of each; the second: the one that stayed.
    expect(checked.facts.caught.size).toBe(3 * waiters);
  }, 300_000);
});
