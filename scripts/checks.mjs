/** The checks and suites of `npm test`, in the order in which a mistake is cheapest to find. */

/** One test at a time measures memory or drawing; a browser leaves room for another while its pages settle. */
const workers = { memory: 1, drawing: 1, browser: 3 };

const jest = (suite, env = {}) => ({
  name: suite,
  suite,
  workers: workers[suite] ?? 2,
  env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning', ...env },
});

const command = (name, program, ...args) => ({ name, program, args, env: { NX_DAEMON: 'false' } });

export const checks = [
  command('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  // The module walls are read off Nx's project graph; without it the lint rule skips in silence.
  command('project graph', 'nx', 'show', 'projects'),
  command('lint', 'eslint', '.', '--max-warnings', '0'),
  command('types', 'tsc', '-b'),
  command('types of tests', 'tsc', '-p', 'tsconfig.spec.json'),
  command('build', 'node', 'scripts/build.mjs'),
  { name: 'supported elements', program: 'node', args: ['scripts/supported-elements.mjs', '--check'], env: {} },
];

export const suites = {
  test: [
    'unit',
    'architecture',
    'conformance',
    'corpus',
    'processes',
    'e2e',
    'startup',
    'faults',
    'memory',
    'drawing',
    'browser',
  ].map((name) => jest(name)),
  faults: ['memory', 'faults'].map((name) =>
    jest(name, { RELEVO_FAULTS: 'long', RELEVO_FAULT_OVERLOAD_SECONDS: '600' }),
  ),
};
