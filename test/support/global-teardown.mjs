import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { printReport } from '../faults/support/print-report.mjs';

/** Prints what the fault tests found, and stops the run's server. `RELEVO_TEST_KEEP=1` leaves its data folder to look into. */
export default function globalTeardown() {
  const folder = process.env.RELEVO_TEST_RUN;
  printReport(folder);
  const server = join(folder, 'server.json');
  if (existsSync(server)) {
    const { pgCtl, data, user } = JSON.parse(readFileSync(server, 'utf8'));
    spawnSync(pgCtl, ['stop', '-w', '-m', 'immediate', '-D', data], { ...user, cwd: '/' });
  }
  if (process.env.RELEVO_TEST_KEEP) console.log(`The databases of this run are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
