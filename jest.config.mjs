/** One suite per kind of test; `scripts/test.mjs` runs them in order and adds up what passed. */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@relevo/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/\\.nx/', '/\\.data/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const suite = (name, ...testMatch) => ({
  ...base,
  displayName: name,
  testMatch: testMatch.map((m) => `<rootDir>/${m}`),
});

/** What they measure is their own only while nothing else runs: another test beside them moves their level. */
const measuringMemory = ['memory', 'overload'];
const measuringDrawing = 'test/browser/large-diagram.spec.ts';

export default {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 120_000,
  projects: [
    suite('unit', 'libs/*/src/**/*.spec.ts', 'apps/*/src/**/*.spec.ts', 'test/bench/**/*.spec.ts'),
    suite('architecture', 'test/architecture/**/*.spec.ts'),
    suite('conformance', 'test/conformance/**/*.spec.ts', 'test/history-formats/**/*.spec.ts'),
    suite('corpus', 'test/corpus/**/*.spec.ts'),
    suite('processes', 'test/processes/**/*.spec.ts'),
    suite('e2e', 'test/e2e/**/*.spec.ts'),
    suite('startup', 'test/startup/**/*.spec.ts'),
    {
      ...suite('faults', 'test/faults/**/*.spec.ts'),
      testPathIgnorePatterns: measuringMemory.map((name) => `/test/faults/${name}\\.spec\\.ts$`),
    },
    suite('memory', ...measuringMemory.map((name) => `test/faults/${name}.spec.ts`)),
    suite('drawing', measuringDrawing),
    { ...suite('browser', 'test/browser/**/*.spec.ts'), testPathIgnorePatterns: [`/${measuringDrawing}$`] },
  ],
};
