import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../support/http-client.js';
import { freePort } from '../support/test-server.js';
import { buildEngine, processesOf, sessionOf } from './engine-process.js';
import { removeReachableCopy } from './reachable-copy.js';
import { addGroup, groups, isRoot, Starts, users } from './starts.js';

beforeAll(() => buildEngine(), 300_000);
afterAll(() => removeReachableCopy());

describe.each(users)('started as %s in a folder closed to others', (as) => {
  const starts = new Starts(as);

  it('sets itself up, stops cleanly on Ctrl-C and goes on with its data', async () => {
    const first = await starts.start(await freePort()).ready();
    expect((await new HttpClient(first.url).get('/health/ready')).status).toBe(200);
    expect(first.output.includes('cannot reach')).toBe(as === 'root');
    expect(statSync(join(starts.folder.home, 'postgres', 'relevo-secrets.json')).mode & 0o777).toBe(0o600);
    expect(sessionOf(starts.serverPid)).not.toBe(sessionOf(first.pid));
    await addGroup(first, 'night-shift');

    expect(await first.ctrlC()).toBe(0);
    expect(first.output).toContain('Stopped.');
    expect(processesOf(starts.folder.home)).toEqual([]);

    const second = await starts.start(await freePort()).ready();
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
  });

  it('makes a half-made folder anew and throws nothing away', async () => {
    const first = starts.start(await freePort());
    const unfinished = join(starts.folder.home, 'postgres.unfinished');
    const over = first.exit.then(() => 'over');
    while (!isThere(join(unfinished, 'PG_VERSION'))) expect(await Promise.race([over, pause(5)])).not.toBe('over');
    await first.kill();
    mkdirSync(join(starts.folder.home, 'postgres', 'base'), { recursive: true });
    writeFileSync(join(starts.folder.home, 'postgres', 'base', 'kept'), 'something');
    if (isRoot && as !== 'root') chownSync(join(starts.folder.home, 'postgres'), 65534, 65534);

    const second = await starts.start(await freePort()).ready();
    expect(second.output).toContain('was not complete and is kept as');
    expect((await new HttpClient(second.url).get('/health/ready')).status).toBe(200);
    const aside = readdirSync(starts.folder.home).find((name) => name.startsWith('postgres.incomplete-')) ?? '';
    expect(readFileSync(join(starts.folder.home, aside, 'base', 'kept'), 'utf8')).toBe('something');
    expect(await second.ctrlC()).toBe(0);
  });

  it('refuses a taken port in one sentence and leaves the one that has it alone', async () => {
    const port = await freePort();
    const first = await starts.start(port).ready();
    const second = starts.start(port);
    expect(await second.exit).toBe(1);
    expect(second.output.trim()).toMatch(
      /^Expected port \d+ on 127\.0\.0\.1 to be free, but another program has it.*$/,
    );
    expect((await new HttpClient(first.url).get('/health/ready')).status).toBe(200);
    expect(await first.ctrlC()).toBe(0);
  });
});

const isThere = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
