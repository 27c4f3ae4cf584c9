import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { MailServer } from '../../support/mail-server.js';
import { type FreshDatabase, freshDatabase } from '../../support/postgres.js';
import { buildEngine, EngineProcess } from '../../startup/engine-process.js';
import { basic, HttpClient } from '../../support/http-client.js';
import { mailing, minutes, OutboxDesk } from './outbox-desk.js';

const reports = 30;
const idOf = (mail: { readonly headers: ReadonlyMap<string, string> }): string => mail.headers.get('message-id') ?? '';

describe('two engines that send from one outbox', () => {
  let server: MailServer;
  let first: TestEngine;
  let second: TestEngine;

  beforeAll(async () => {
    server = await MailServer.open();
    first = await startEngine(mailing(server));
    second = await startEngine({ ...mailing(server), databaseUrl: first.databaseUrl });
  });

  afterAll(async () => {
    await second.close();
    await first.close();
    await server.close();
  });

  it('send every mail once', async () => {
    const desks = [new OutboxDesk(first), new OutboxDesk(second)];
    const made = await Promise.all(
      Array.from({ length: reports }, (_, number) => desks[number % 2]?.report(`Report ${number}`)),
    );
    // Both look at the same moment, again and again.
    for (let looks = 0; looks < 5; looks += 1) await new OutboxDesk(first).later(1_000);
    await server.received(reports);
    for (const report of made) await new OutboxDesk(second).settled(report?.caseKey ?? '', { state: 'sent' });
    expect(server.mails).toHaveLength(reports);
    expect(new Set(server.mails.map(idOf)).size).toBe(reports);
  });
});

describe('an engine that is stopped while it sends', () => {
  it('waits for the answer, and leaves nothing to be sent twice', async () => {
    const server = await MailServer.open();
    const relevo = await startEngine({ ...mailing(server), demo: 'accounts' });
    const stopped = new Promise<TestEngine>((resolve, reject) => {
      server.beforeAnswer = () => {
        server.beforeAnswer = () => Promise.resolve();
        relevo.restart().then(resolve, reject);
        return Promise.resolve();
      };
    });
    const { caseKey } = await new OutboxDesk(relevo).report('Stopped');
    const again = await stopped;
    expect(await new OutboxDesk(again).rows(caseKey)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(server.mails).toHaveLength(1);
    await again.close();
    await server.close();
  });
});

describe('an engine that is killed after sending and before it says so', () => {
  let server: MailServer;
  let database: FreshDatabase;
  let dataDir: string;

  beforeAll(async () => {
    buildEngine();
    server = await MailServer.open();
    database = await freshDatabase({ migrated: true });
    dataDir = await mkdtemp(join(tmpdir(), 'relevo-outbox-'));
  }, 300_000);

  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  it('leaves it to another, which sends it again under the same id', async () => {
    const engine = await new EngineProcess('root', {
      ...{ DATABASE_URL: database.url, RELEVO_DATA_DIR: dataDir, PORT: '0', RELEVO_CLOCK: 'controllable' },
      ...{ SMTP_URL: server.url, RELEVO_MAIL_FROM: 'desk@example.org' },
    }).ready();
    const killed = new Promise<void>((resolve) => {
      server.beforeAnswer = async () => {
        server.beforeAnswer = () => Promise.resolve();
        await engine.kill();
        resolve();
      };
    });
    const report = {
      ...{ processId: 'service-desk', title: 'Killed', description: 'Now', values: { category: 'other' } },
      contact: { name: 'Nora', mail: 'nora@example.org' },
    };
    const { body } = await new HttpClient(engine.url, basic('agent')).post<{ caseKey: string }>('/api/tickets', report);
    await killed;
    expect(server.mails).toHaveLength(1);

    const relevo = await startEngine({ ...mailing(server), databaseUrl: database.url });
    const desk = new OutboxDesk(relevo);
    // Whoever died may have sent it or not: nobody touches it before the lease is over.
    expect(await desk.rows(body.caseKey)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    await desk.later(5 * minutes);
    await server.received(2);
    await desk.settled(body.caseKey, { state: 'sent', attempts: 2 });
    expect(new Set(server.mails.map(idOf)).size).toBe(1);
    await relevo.close();
  }, 120_000);
});
