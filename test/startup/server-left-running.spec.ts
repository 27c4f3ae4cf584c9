import { readFileSync, writeFileSync } from 'node:fs';
import { freePort } from '../support/test-server.js';
import { buildEngine, processesOf } from './engine-process.js';
import { removeReachableCopy } from './reachable-copy.js';
import { addGroup, groups, Starts, users } from './starts.js';

beforeAll(() => buildEngine(), 300_000);
afterAll(() => removeReachableCopy());

describe.each(users)('started as %s beside a server that is there', (as) => {
  const starts = new Starts(as);

  it('takes the server over that a killed engine left running', async () => {
    const first = await starts.start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    const pid = starts.serverPid;
    await first.kill();
    expect(processesOf(starts.folder.home)).toContain(pid);

    const second = await starts.start(await freePort()).ready();
    expect(starts.serverPid).toBe(pid);
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
    expect(processesOf(starts.folder.home)).toEqual([]);
  });

  it('recognises a stale pid file, also where its number belongs to somebody else now', async () => {
    const first = await starts.start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    const pid = starts.serverPid;
    await first.kill();
    process.kill(pid, 'SIGKILL');
    const stale = readFileSync(starts.pidFile, 'utf8').replace(/^\d+/, String(process.pid));
    writeFileSync(starts.pidFile, stale);

    const second = await starts.start(await freePort()).ready();
    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
  });

  it('shares the server with a second engine that outlives the first', async () => {
    const first = await starts.start(await freePort()).ready();
    const second = await starts.start(await freePort()).ready();
    await addGroup(first, 'night-shift');
    expect(await first.ctrlC()).toBe(0);

    expect(await groups(second)).toContain('night-shift');
    expect(await second.ctrlC()).toBe(0);
    expect(processesOf(starts.folder.home)).toEqual([]);
  });
});
