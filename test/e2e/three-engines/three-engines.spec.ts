import { randomUUID } from 'node:crypto';
import type { Person, ReportedTicket } from '@relevo/contracts';
import pg from 'pg';
import { Database } from '../../../apps/engine/src/database/database.js';
import { flow } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import * as d from '../../corpus/own/diagram-text.js';
import { check } from '../../faults/support/check.js';
import { deploy } from '../../faults/support/deploy.js';
import type { EngineProcess } from '../../faults/support/engine-process.js';
import { Engines } from '../../faults/support/engines.js';
import { emptyLedger } from '../../faults/support/ledger.js';
import { basic, HttpClient } from '../../support/http-client.js';
import { type FreshDatabase, freshDatabase } from '../../support/postgres.js';
import { LiveStream } from '../tickets/live-stream.js';

const minute = 60_000;
const waits = d.definitions(
  d.mainProcess(
    'waits',
    d.start('s') + d.caught('wait', d.after('PT5M')) + d.user('next') + d.end('e') + d.flows('s wait next e'),
  ),
);

/** Processes of their own on one database: what one has answered, all obey; what happens at one, all tell. */
describe('three engine processes on one database', () => {
  let database: FreshDatabase;
  let engines: Engines;
  const ledger = emptyLedger();

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    engines = await Engines.start(3, database.url, { RELEVO_CLOCK: 'controllable' });
  }, 120_000);
  afterAll(async () => {
    await engines.end();
    await database.drop();
  });

  const at = (index: number, user = 'administrator'): HttpClient =>
    new HttpClient(
      engines.living[index % engines.living.length]?.url ?? '',
      basic(user, user === 'ines' ? 'a long password' : user),
    );
  const each = <T>(ask: (client: HttpClient, index: number) => Promise<T>): Promise<T[]> =>
    Promise.all([0, 1, 2].map((index) => ask(at(index), index)));
  const streams = (topics: readonly string[]): Promise<LiveStream[]> =>
    Promise.all(engines.living.map(({ url }) => LiveStream.open({ url }, 'bruno', topics)));
  const report = async (client: HttpClient, title: string = randomUUID()): Promise<ReportedTicket> => {
    const ticket = { processId: 'service-desk', title, description: 'It broke.' };
    const { status, body } = await client
      .with({ 'idempotency-key': title })
      .post<ReportedTicket>('/api/tickets', ticket);
    expect([200, 201]).toContain(status);
    ledger.reportedTickets.set(title, body.number);
    return body;
  };
  const heardEverywhere = async (open: readonly LiveStream[], caseKey: string): Promise<void> => {
    await Promise.all(
      open.map((one) => one.until((message) => message.kind === 'changed' && message.caseKey === caseKey)),
    );
  };

  it('live updates: what happens at any of them reaches the browsers of all', async () => {
    const open = await streams(['tickets', 'tasks']);
    for (const index of [0, 1, 2]) await heardEverywhere(open, (await report(at(index))).caseKey);
    open.forEach((stream) => stream.close());
  });

  it('live updates: whoever lost the connection between the engines reloads, and hears again', async () => {
    const open = await streams(['tickets']);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const cut = await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'relevo wake-ups'",
    );
    await client.end();
    expect(cut.rowCount).toBe(3);
    await Promise.all(open.map((stream) => stream.until(({ kind }) => kind === 'reload')));
    await heardEverywhere(open, (await report(at(1))).caseKey);
    open.forEach((stream) => stream.close());
  });

  it('live updates: a killed engine comes back, and its browsers hear what happens at the others', async () => {
    await engines.killOne();
    await engines.complete(3);
    const open = await streams(['tickets']);
    for (const index of [0, 1, 2]) await heardEverywhere(open, (await report(at(index))).caseKey);
    open.forEach((stream) => stream.close());
  }, 120_000);

  it('a deployment answered by one is what all of them start', async () => {
    for (let version = 1; version <= 6; version += 1) {
      await deploy(at(version), flow({ id: 'shared', name: `Version ${version}` }));
      const started = await each((client) =>
        client.post<{ processDefinitionVersion: number }>('/v2/process-instances', { processDefinitionId: 'shared' }),
      );
      expect(started.map(({ body }) => body.processDefinitionVersion)).toEqual([version, version, version]);
    }
  });

  it('a right given or taken at one holds at all of them', async () => {
    const person = { user: 'ines', name: 'Inés', roles: ['requester'], password: 'a long password' };
    expect((await at(0).post<Person>('/api/people', person)).status).toBe(201);
    const groups = () =>
      each((_client, index) =>
        at(index, 'ines')
          .get('/api/groups')
          .then(({ status }) => status),
      );
    expect(await groups()).toEqual([403, 403, 403]);
    for (const [index, roles] of [['agent'], ['requester'], ['agent']].entries()) {
      expect((await at(index).put('/api/people/ines/roles', { roles })).status).toBeLessThan(300);
      expect(await groups()).toEqual(roles[0] === 'agent' ? [200, 200, 200] : [403, 403, 403]);
    }
    expect((await at(2).delete('/api/people/ines')).status).toBeLessThan(300);
    expect(await groups()).toEqual([401, 401, 401]);
  });

  it('a command sent to all of them at once happens once', async () => {
    const title = randomUUID();
    const tickets = await each((client) => report(client, title));
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(1);

    const { body } = await at(0).post<{ processInstanceKey: string }>('/v2/process-instances', {
      processDefinitionId: 'shared',
    });
    const { processInstanceKey } = body;
    const found = await at(1).post<{ items: { userTaskKey: string }[] }>('/v2/user-tasks/search', {
      filter: { processInstanceKey },
    });
    const key = found.body.items[0]?.userTaskKey ?? '';
    const answers = await each((client) => client.post(`/v2/user-tasks/${key}/completion`));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    ledger.completedTasks.add(key);
  });

  it('the clock moved by all of them at once fires each timer once, at its due time', async () => {
    const start = Date.UTC(2040, 0, 1);
    expect((await at(0).put('/v2/clock', { timestamp: start })).status).toBe(204);
    await deploy(at(1), waits);
    await Promise.all(
      Array.from({ length: 20 }, async (_unused, index) => {
        await at(index).post('/v2/process-instances', { processDefinitionId: 'waits' });
      }),
    );
    const moved = await each((client, index) => client.put('/v2/clock', { timestamp: start + (6 + index) * minute }));
    expect(moved.map(({ status }) => status)).toEqual([204, 204, 204]);
    const found = await at(2).post<{ page: { totalItems: number } }>('/v2/user-tasks/search', {
      filter: { elementId: 'next', state: 'CREATED' },
    });
    expect(found.body.page.totalItems).toBe(20);
  });

  it('and leave nothing behind that is lost, doubled or broken', async () => {
    const living: readonly EngineProcess[] = engines.living;
    expect(living).toHaveLength(3);
    await engines.end();
    const due = Date.UTC(2040, 0, 1) + 5 * minute;
    const { findings } = await check({
      databaseUrl: database.url,
      clock: 'controllable',
      ledger,
      also: async (engine) => {
        const late = await engine
          .get<Database>(Database)
          .query("SELECT 1 FROM user_task WHERE element_id = 'next' AND created_at <> $1", [due]);
        return late.length === 0 ? [] : [`${late.length} timers did not fire at their due time`];
      },
    });
    expect(findings).toEqual([]);
  }, 120_000);
});
