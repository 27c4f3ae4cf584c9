import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { basic, HttpClient } from '../support/http-client.js';
import { freePort } from '../support/test-server.js';
import { closedFolder, type DataFolder } from './data-folder.js';
import { removeReachableCopy } from './reachable-copy.js';
import { buildEngine, EngineProcess, processesOf, sessionOf, type StartAs } from './engine-process.js';

const isRoot = process.getuid?.() === 0;
const users: readonly StartAs[] = isRoot ? ['root', 'ordinary user'] : ['ordinary user'];

beforeAll(() => buildEngine(), 300_000);
afterAll(() => removeReachableCopy());

describe.each(users)('started as %s in a folder closed to others', (as) => {
  let folder: DataFolder;
  const started: EngineProcess[] = [];

  const start = (port: number): EngineProcess => {
    const engine = new EngineProcess(as, { RELEVO_DATA_DIR: folder.given, PORT: String(port) });
    started.push(engine);
    return engine;
  };

  const pidFile = (): string => join(folder.home, 'postgres', 'postmaster.pid');
  const serverPid = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
  const administrator = ({ url }: EngineProcess): HttpClient => new HttpClient(url).with(basic('administrator'));
  const addGroup = async (engine: EngineProcess, id: string): Promise<void> => {
    expect((await administrator(engine).post('/api/groups', { id, name: id, publicName: id })).status).toBe(204);
  };
  const groups = async (engine: EngineProcess): Promise<readonly string[]> =>
    (await administrator(engine).get<{ id: string }[]>('/api/groups')).body.map(({ id }) => id);

  beforeEach(() => {
    folder = closedFolder(as);
  });

  afterEach(async () => {
    for (const engine of started.splice(0)) {
      if (engine.pid) await engine.kill().catch(() => undefined);
    }
    folder.clear();
  });

  it('sets itself up, stops cleanly on Ctrl-C and goes on with its data', async () => {
    const first = await start(await freePort()).ready();
    expect((await new HttpClient(first.url).get('/health/ready')).status).toBe(200);
    expect(first.output.includes('cannot reach')).toBe(as === 'root');
    expect(statSync(join(folder.home, 'postgres', 'relevo-secrets.json')).mode & 0o777).toBe(0o600);
    expect(sessionOf(serverPid())).not.toBe(sessionOf(first.pid));
    await addGroup(first, 'night-shift');

    expect(await first.ctrlC()).toBe(0);
    expect(first.output).toContain('Stopped.');
    expect(processesOf(folder.home)).toEqual([]);

    const second = await start(await freePort()).ready();
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
  });

  it('takes the server over that a killed engine left running', async () => {
    const first = await start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    const pid = serverPid();
    await first.kill();
    expect(processesOf(folder.home)).toContain(pid);

    const second = await start(await freePort()).ready();
    expect(serverPid()).toBe(pid);
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
    expect(processesOf(folder.home)).toEqual([]);
  });

  it('recognises a stale pid file, also where its number belongs to somebody else now', async () => {
    const first = await start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    const pid = serverPid();
    await first.kill();
    process.kill(pid, 'SIGKILL');
    const stale = readFileSync(pidFile(), 'utf8').replace(/^\d+/, String(process.pid));
    writeFileSync(pidFile(), stale);

    const second = await start(await freePort()).ready();
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
  });

  it('makes a half-made folder anew and throws nothing away', async () => {
    const first = start(await freePort());
    const unfinished = join(folder.home, 'postgres.unfinished');
    const over = first.exit.then(() => 'over');
    while (!isThere(join(unfinished, 'PG_VERSION'))) expect(await Promise.race([over, pause(5)])).not.toBe('over');
    await first.kill();
    mkdirSync(join(folder.home, 'postgres', 'base'), { recursive: true });
    writeFileSync(join(folder.home, 'postgres', 'base', 'kept'), 'something');
    if (isRoot && as !== 'root') chownSync(join(folder.home, 'postgres'), 65534, 65534);

    const second = await start(await freePort()).ready();
    expect(second.output).toContain('was not complete and is kept as');
    expect((await new HttpClient(second.url).get('/health/ready')).status).toBe(200);
    const aside = readdirSync(folder.home).find((name) => name.startsWith('postgres.incomplete-')) ?? '';
    expect(readFileSync(join(folder.home, aside, 'base', 'kept'), 'utf8')).toBe('something');
    expect(await second.ctrlC()).toBe(0);
  });

  it('refuses a taken port in one sentence and leaves the one that has it alone', async () => {
    const port = await freePort();
    const first = await start(port).ready();
    const second = start(port);
    expect(await second.exit).toBe(1);
    expect(second.output.trim()).toMatch(
      /^Expected port \d+ on 127\.0\.0\.1 to be free, but another program has it.*$/,
    );
    expect((await new HttpClient(first.url).get('/health/ready')).status).toBe(200);
    expect(await first.ctrlC()).toBe(0);
  });

  it('shares the server with a second engine that outlives the first', async () => {
    const first = await start(await freePort()).ready();
    const second = await start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    expect(await first.ctrlC()).toBe(0);

    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
    expect(processesOf(folder.home)).toEqual([]);
  });
});

const isThere = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
