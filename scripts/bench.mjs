/**
 * `npm run bench [-- PART…] [-- --json FILE] [-- --seconds N] [-- --tickets N]`: figures of one run, built first, on a
 * PostgreSQL of its own with fsync on; all parts, or those that are named: kernel, executor, limit, http, bpmn-engine,
 * camunda7, flowable, requests, latency, bytes, timers, waiting, tickets.
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
const kernelAlone = wanted[0] === 'kernel' && (wanted.length === 1 || wanted[1].startsWith('--'));
// From the sources, tsx would name every function anew as it is made: a fifth of the time.
const failed = kernelAlone ? run('tsc', '-b', 'libs/bpmn-kernel') : run('nx', 'run', '@relevo/engine:build');
process.exitCode = failed || run('tsx', 'test/bench/bench.ts', ...wanted);
