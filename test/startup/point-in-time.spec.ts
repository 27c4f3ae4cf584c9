import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../apps/engine/src/database/database.js';
import { type EmbeddedServer, useEmbeddedServer } from '../../apps/engine/src/postgres/embedded-server.js';
import { soundStreams } from '../faults/support/checks/streams.js';
import { Facts } from '../faults/support/checks/facts.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { openFolder } from '../e2e/backup/own-server.js';
import { runBackup } from './backup-command.js';
import { buildEngine } from './engine-process.js';

/** A product's start, with the embedded server of a folder, and its stop. */
class Installed {
  private constructor(
    readonly relevo: TestEngine,
    private readonly server: EmbeddedServer,
  ) {}

  static async start(dataDir: string, backupDir: string | null): Promise<Installed> {
    const server = await useEmbeddedServer(dataDir, backupDir);
    return new Installed(await startEngine({ databaseUrl: server.url, clock: 'system', dataDir }), server);
  }

  async report(title: string): Promise<string> {
    const { status, body } = await this.relevo
      .as('administrator')
      .post<{ number: string }>('/api/tickets', { processId: 'service-desk', title, description: 'It broke.' });
    expect(status).toBe(201);
    return body.number;
  }

  async titles(): Promise<readonly string[]> {
    const rows = await this.relevo.engine
      .get<Database>(Database)
      .query<{ title: string }>('SELECT title FROM ticket ORDER BY number');
    return rows.map(({ title }) => title);
  }

  /** The database's time between two answered commands. */
  async moment(): Promise<Date> {
    await pause(5);
    const [row] = await this.relevo.engine
      .get<Database>(Database)
      .query<{ at: Date }>('SELECT clock_timestamp() AS at');
    await pause(5);
    return new Date(row?.at ?? 0);
  }

  async stop(): Promise<void> {
    await this.relevo.engine.close();
    await this.server.leave();
  }
}

beforeAll(() => buildEngine(), 300_000);

describe('the embedded database', () => {
  let home: string;
  let dataDir: string;
  let backupDir: string;

  beforeEach(async () => {
    home = await openFolder('relevo-backup-');
    dataDir = join(home, 'data');
    backupDir = join(home, "operator's backups 100%");
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('goes back to a moment between two answered commands, and on from there', async () => {
    const first = await Installed.start(dataDir, backupDir);
    await first.report('before the backup');
    await runBackup(dataDir, 'backup', backupDir);
    await first.report('before the moment');
    const moment = await first.moment();
    const lost = await first.report('after the moment');
    await first.stop();

    const said = await runBackup(dataDir, 'restore', backupDir, '--to', moment.toISOString());

    const second = await Installed.start(dataDir, backupDir);
    expect(await second.titles()).toEqual(['before the backup', 'before the moment']);
    expect(await soundStreams(second.relevo.engine, new Facts())).toEqual([]);
    expect(await second.report('after the restore')).toBe(lost);
    expect(await second.titles()).toEqual(['before the backup', 'before the moment', 'after the restore']);
    await second.stop();
    expect(existsSync(/kept as (\S+);/.exec(said)?.[1] ?? '')).toBe(true);

    // The branch that began with the restore is kept too, and can be followed to its own end.
    await runBackup(dataDir, 'restore', backupDir);
    const third = await Installed.start(dataDir, backupDir);
    expect(await third.titles()).toEqual(['before the backup', 'before the moment', 'after the restore']);
    expect(await soundStreams(third.relevo.engine, new Facts())).toEqual([]);
    await third.stop();
  }, 300_000);

  it('is whole from a backup alone, made while it works, in a folder that is new', async () => {
    const first = await Installed.start(dataDir, null);
    await first.report('before the backup');
    let working = true;
    const load = (async () => {
      while (working) await first.report(`during ${randomUUID()}`);
    })();
    const copied = join(home, 'copied');
    await runBackup(dataDir, 'backup', copied).finally(() => (working = false));
    await load;
    await first.stop();

    const elsewhere = join(home, 'elsewhere');
    await runBackup(elsewhere, 'restore', copied);

    const second = await Installed.start(elsewhere, null);
    expect((await second.titles())[0]).toBe('before the backup');
    expect(await soundStreams(second.relevo.engine, new Facts())).toEqual([]);
    await second.report('after the restore');
    await second.stop();
  }, 300_000);

  it('refuses what cannot be, and leaves everything where it was', async () => {
    await expect(runBackup(dataDir, 'restore', backupDir)).rejects.toThrow('Expected a backup in');

    const first = await Installed.start(dataDir, backupDir);
    await first.report('before the backup');
    const early = await first.moment();
    await runBackup(dataDir, 'backup', backupDir);
    await expect(runBackup(dataDir, 'restore', backupDir)).rejects.toThrow('Stop Relevo, then restore.');
    await first.stop();

    await expect(runBackup(dataDir, 'restore', backupDir, '--to', early.toISOString())).rejects.toThrow(
      'Expected a moment after the first backup',
    );
    const late = new Date(Date.now() + 3_600_000);
    await expect(runBackup(dataDir, 'restore', backupDir, '--to', late.toISOString())).rejects.toThrow(
      'its log ends before',
    );
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres'))).toEqual(['postgres']);

    const second = await Installed.start(dataDir, backupDir);
    expect(await second.titles()).toEqual(['before the backup']);
    await second.stop();
  }, 300_000);
});
