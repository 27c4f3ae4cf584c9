import { createHash } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordinaryUser, processesOf, type StartAs } from './engine-process.js';

export interface DataFolder {
  /** RELEVO_DATA_DIR */
  readonly given: string;
  /** Where the cluster lies in truth. */
  readonly home: string;
  /** Ends what a failed test left, and removes everything. */
  clear(): void;
}

/** Closed to others (0700): root's database user cannot reach it, an ordinary user's own can. */
export const closedFolder = (as: StartAs): DataFolder => {
  const parent = mkdtempSync(join(tmpdir(), 'relevo-startup-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot && as !== 'root') chownSync(parent, ordinaryUser.uid, ordinaryUser.gid);
  const given = join(parent, 'data');
  const hash = createHash('sha256').update(given).digest('hex').slice(0, 16);
  const home = as === 'root' ? join('/var/lib/relevo', hash) : given;
  return {
    given,
    home,
    clear: () => {
      for (const pid of processesOf(home)) process.kill(pid, 'SIGKILL');
      rmSync(parent, { recursive: true, force: true });
      if (home !== given) rmSync(home, { recursive: true, force: true });
    },
  };
};
