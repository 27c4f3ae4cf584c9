/** Builds what is stale, and knows in a fraction of a second when nothing is: then Nx is not even started. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
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

const heartbeatMilliseconds = 10_000;

/** Runs Nx; its own words are kept for the case that it fails, people see one line for each part. */
function runNx() {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'build', '--outputStyle=static'], { cwd: root, env });
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const heartbeat = setInterval(() => console.log(`  … ${seconds()}`), heartbeatMilliseconds);
  let output = '';
  const collect = (chunk) => {
    output += chunk;
    for (const [, part] of String(chunk).matchAll(/nx run @relevo\/([\w-]+):build/g))
      console.log(`  ${part} (${seconds()})`);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(heartbeat);
      resolve({ code, output });
    });
  });
}

/** Nx alone decides what is stale. Ends the process when the build fails. */
export async function build() {
  const hash = sourceHash();
  console.log('Building what has changed (a minute the first time) …');
  const { code, output } = await runNx();
  if (code !== 0) {
    console.error(output);
    console.error('Expected the build to succeed, but it failed (see above). Mend the cause and start again.');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

/** Leaves what is built alone: Nx would put it back from its cache, file by file, under whoever runs from it. */
export async function buildWhatIsStale() {
  if (!isBuilt(sourceHash())) await build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
