/**
 * `npm run bench [-- kernel executor http] [-- --json FILE] [-- --seconds N]`: figures of one run, all parts or those that
 * are named; executor and http on a PostgreSQL of their own with fsync on. The kernel alone is not built first.
 */
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
const wanted = process.argv.slice(2);
const kernelAlone = wanted.includes('kernel') && !wanted.includes('executor') && !wanted.includes('http');
const failed = kernelAlone ? 0 : run('nx', 'run', '@relevo/engine:build');
const fromSource = kernelAlone ? ['--conditions', '@relevo/source'] : [];
process.exitCode = failed || run('tsx', ...fromSource, 'test/bench/bench.ts', ...wanted);
