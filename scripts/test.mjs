/**
 * `npm test`: sets itself up, runs every check and every suite, and ends in the one line `N passed, N failed`.
 * `--faults` runs the long form of the fault tests alone; names as arguments run only those checks and suites.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checks, suites } from './checks.mjs';
import { findChromium } from './chromium.mjs';
import { findPostgresql } from './postgresql.mjs';
import { installPackages, requireNode } from './setup.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, '.artifacts', 'results');
const total = { passed: 0, failed: 0, skipped: 0 };

const run = (program, args, env) =>
  spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH },
  }).status ?? 1;

function runCheck({ name, program, args, env }) {
  console.log(`\n== ${name}`);
  const failed = run(program, args, env) !== 0;
  total[failed ? 'failed' : 'passed'] += 1;
}

function runSuite({ suite, workers, env }) {
  console.log(`\n== ${suite}`);
  const file = join(results, `${suite}.json`);
  const status = run(
    'jest',
    ['--selectProjects', suite, `--maxWorkers=${workers}`, '--json', '--outputFile', file],
    env,
  );
  const result = readResult(file);
  total.passed += result.numPassedTests;
  total.skipped += result.numPendingTests + result.numTodoTests;
  // A file that does not even load has no failed test, and jest may fail after the last one.
  total.failed += Math.max(result.numFailedTests + result.numRuntimeErrorTestSuites, status === 0 ? 0 : 1);
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}

requireNode();
installPackages();
process.env.CHROMIUM_PATH = findChromium();
process.env.RELEVO_TEST_POSTGRES = findPostgresql();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const chosen = ({ name }) => wanted.length === 0 || wanted.includes(name);
const faultsAlone = process.argv.includes('--faults');

for (const check of faultsAlone ? checks.filter(({ name }) => name === 'build') : checks.filter(chosen))
  runCheck(check);
for (const suite of (faultsAlone ? suites.faults : suites.test).filter(chosen)) runSuite(suite);

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
