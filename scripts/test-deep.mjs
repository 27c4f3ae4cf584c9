/**
 * `npm run test:deep`: everything of the conformance suite that tries random cases, with many more of them than in
 * `npm test` and others each time (RELEVO_RUNS, 2000 unless given; hours rather than seconds). RELEVO_SEED repeats a
 * failure.
 */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { installPackages, requireNode } from './setup.mjs';

const root = join(import.meta.dirname, '..');
const folders = ['properties', 'differential', 'soundness', 'event-interplay', 'compensation'].map(
  (folder) => `test/conformance/${folder}`,
);

requireNode();
installPackages();
const env = {
  ...process.env,
  RELEVO_RUNS: process.env.RELEVO_RUNS ?? '2000',
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
};
const options = ['--selectProjects', 'conformance', '--testTimeout', '86400000', '--maxWorkers', '2'];
process.exitCode = spawnSync('jest', [...options, '--', ...folders], { cwd: root, stdio: 'inherit', env }).status ?? 1;
