import { readFileSync, statfsSync } from 'node:fs';
import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** Bytes; a whole run's databases have taken less than a quarter of it. */
const roomWanted = 4 * 1024 ** 3;

/** The server's programs may lie in the folder, so it must not forbid to run them, as containers' often does. */
const runsPrograms = () => {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, place]) => place === memory);
  return mount !== undefined && !mount[3].split(',').includes('noexec');
};

/** Memory where there is enough: a new database for each test file costs a twentieth of what it does on a disk. */
const parentFolder = () => {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= roomWanted && runsPrograms() ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
};

/** A folder for this test run; `postgres.ts` starts the run's one server in it when a test first needs it. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(parentFolder(), 'relevo-test-'));
  await chmod(folder, 0o755);
  process.env.RELEVO_TEST_RUN = folder;
  process.env.RELEVO_TEST_RUN_PID = String(process.pid);
}
