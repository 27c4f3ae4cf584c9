/** What `npm start` and `npm test` need before anything else runs. No package may be imported here: there may be none yet. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.relevo-lock');

/** Ends the process with one sentence where Node is older than `engines` in package.json says. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Expected Node 20.19 or newer, but this is ${process.versions.node}. Install a newer Node and start again.`,
  );
  process.exit(1);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();

/** Installs exactly what the lockfile says where node_modules is missing or older; ends the process when that fails. */
export function installPackages() {
  if (isCurrent()) return;
  console.log('Installing packages (once; a few minutes) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-fund', '--no-audit'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('Expected `npm ci` to succeed, but it failed (see above). Mend the cause and start again.');
    process.exit(1);
  }
  writeFileSync(stamp, lockHash());
}
