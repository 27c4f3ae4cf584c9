/** Builds what is stale, and knows in a fraction of a second when nothing is: then Nx is not even started. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

const stamp = join(root, 'node_modules', '.relevo-build');
const skipped = new Set(['node_modules', 'dist', '.vite']);

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* filesUnder(path);
    else if (entry.isFile() && !/\.spec\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Of everything a build reads. */
function sourceHash() {
  const hash = createHash('sha256');
  const single = ['tsconfig.base.json', 'nx.json', 'package-lock.json'].map((name) => join(root, name));
  const sources = ['libs', 'apps'].flatMap((name) => [...filesUnder(join(root, name))]).sort();
  for (const path of [...single, ...sources]) hash.update(relative(root, path)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

const results = () => [
  join(root, 'apps', 'engine', 'dist', 'main.js'),
  ...['desk', 'modeler']
    .map((app) => join(root, 'apps', app))
    .filter((folder) => existsSync(join(folder, 'index.html')))
    .map((folder) => join(folder, 'dist', 'index.html')),
];

const isBuilt = (hash) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && results().every((path) => existsSync(path));

/** Ends the process when the build fails. */
export function buildWhatIsStale() {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  console.log('Building what has changed (a minute the first time) …');
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const { status } = spawnSync(process.execPath, [nx, 'run-many', '-t', 'build', '--outputStyle=stream'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  if (status !== 0) {
    console.error('Expected the build to succeed, but it failed (see above). Mend the cause and start again.');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}
