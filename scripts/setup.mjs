/**
 * What `npm start` and `npm test` need before anything else runs. No package may be imported here: there may be none
 * yet. The syntax is old on purpose: a Node that is too old must read this far to be able to say so.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.relevo-lock');

/** Ends the process with one sentence where Node is older than `engines` in package.json says. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Expected Node 20.19 or newer, but this is ${process.versions.node}. Install a newer Node and start again.`,
  );
  process.exit(1);
}

const lockFile = join(root, 'package-lock.json');

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

const sameAs = (wanted, installed) =>
  installed !== undefined && wanted.version === installed.version && wanted.integrity === installed.integrity;

/** What npm itself wrote down (10 and 11 alike): true where every package of the lockfile is installed as locked. */
function installedByHand() {
  const installed = packagesOf(join(modules, '.package-lock.json'));
  return Object.entries(packagesOf(lockFile)).every(
    ([place, wanted]) => place === '' || (wanted.optional && !installed[place]) || sameAs(wanted, installed[place]),
  );
}

function isCurrent() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  if (!existsSync(join(modules, '.package-lock.json')) || !installedByHand()) return false;
  writeFileSync(stamp, lockHash());
  return true;
}

/** Installs exactly what the lockfile says where node_modules is missing or older; ends the process when that fails. */
export function installPackages() {
  if (isCurrent()) return;
  console.log('Installing packages (once; a few minutes) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    // npm 10 runs every package's install script (11 only those of allowScripts), and these two phone home.
    env: { ...process.env, IBM_TELEMETRY_DISABLED: 'true', SCARF_ANALYTICS: 'false' },
  });
  if (status !== 0) {
    console.error('Expected `npm ci` to succeed, but it failed (see above). Mend the cause and start again.');
    process.exit(1);
  }
  writeFileSync(stamp, lockHash());
}
