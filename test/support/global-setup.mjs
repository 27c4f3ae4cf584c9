import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for this test run; `postgres.ts` starts the run's one server in it when a test first needs it. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), 'relevo-test-'));
  await chmod(folder, 0o755);
  process.env.RELEVO_TEST_RUN = folder;
  process.env.RELEVO_TEST_RUN_PID = String(process.pid);
}
