/** `npm run bench [-- --json FILE] [-- --seconds N]`: figures of one run, on a PostgreSQL of its own with fsync on. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { installPackages, requireNode } from './setup.mjs';

const root = join(import.meta.dirname, '..');
const env = {
  ...process.env,
  NX_DAEMON: 'false',
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
};
const run = (program, ...args) => spawnSync(program, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;

requireNode();
installPackages();
process.exitCode =
  run('nx', 'run', '@relevo/engine:build') || run('tsx', 'test/bench/bench.ts', ...process.argv.slice(2));
