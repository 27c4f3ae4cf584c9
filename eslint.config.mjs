import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The import table of docs/architecture.md: what each project may import of ours. */
const may = {
  feel: [],
  contracts: [],
  itil: [],
  decisions: ['feel'],
  forms: ['feel'],
  'bpmn-model': ['feel'],
  'bpmn-kernel': ['bpmn-model'],
  soundness: ['bpmn-model', 'feel'],
  web: ['contracts'],
  engine: ['bpmn-kernel', 'bpmn-model', 'contracts', 'decisions', 'feel', 'forms', 'itil', 'soundness'],
  modeler: ['bpmn-model', 'bpmn-kernel', 'feel', 'decisions', 'forms', 'itil', 'soundness', 'contracts', 'web'],
  desk: ['contracts', 'web'],
  test: ['*'],
};

const banned = (reason, ...group) => ({ group, message: reason });
const nodeOnly = banned(
  'Pure libraries run in the browser too: take what you need as an argument.',
  'node:*',
  'fs',
  'path',
  'crypto',
  'vm',
);

/** Every package but our own: the kernel has none. */
const anyPackage = {
  regex: '^(?!\\.{1,2}/)(?!@relevo/bpmn-model$)',
  message: 'The kernel imports no package but the types of @relevo/bpmn-model.',
};

/** npm packages that a library may stand on (docs/architecture.md); the rest may use what their package.json lists. */
const packages = {
  feel: ['feelin', 'lezer-feel', '@lezer/common', '@bpmn-io/feel-analyzer', 'temporal-polyfill'],
  decisions: ['dmn-moddle', 'saxes'],
  forms: [],
  itil: ['temporal-polyfill', 'croner', 'cron-parser'],
  contracts: [],
  'bpmn-model': ['bpmn-moddle', 'bpmn-moddle/*', 'zeebe-bpmn-moddle', 'zeebe-bpmn-moddle/*', 'saxes'],
  'bpmn-kernel': [],
  soundness: [],
};

const depConstraints = Object.entries(may).map(([project, imports]) => ({
  sourceTag: `scope:${project}`,
  onlyDependOnLibsWithTags: imports.includes('*') ? ['*'] : imports.map((name) => `scope:${name}`),
  ...(packages[project] && { allowedExternalImports: packages[project] }),
}));

/** At most four parameters; a constructor may have five collaborators (more means two classes). */
const parameterLimits = [
  {
    selector: ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]',
    message: 'Expected at most 4 parameters: group what belongs together.',
  },
  {
    selector: "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>4]",
    message: 'Expected at most 4 parameters: group what belongs together.',
  },
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: 'Expected at most 5 collaborators: this is two classes.',
  },
];

/** What a page shows comes part by part: a test that looks once is red on a slow machine. */
const oneLook = {
  selector:
    "CallExpression[callee.name='expect'] > AwaitExpression:not(CallExpression[callee.name='soon'] *) CallExpression > MemberExpression[property.name=/^(allInnerTexts|allTextContents|count|evaluate|getAttribute|innerText|inputValue|isChecked|isDisabled|isEnabled|isHidden|isVisible|textContent)$/]",
  message: 'Expected soon(async () => expect(await …)): what a page shows may come a moment later.',
};

const restrict = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

const pure = ['feel', 'decisions', 'forms', 'itil', 'bpmn-model', 'bpmn-kernel', 'soundness', 'contracts'];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', '**/.data', '**/*.d.ts', 'coverage', '.artifacts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints, enforceBuildableLibDependency: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...parameterLimits],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['libs/bpmn-kernel/src/behaviors/**/*.ts'], rules: { 'max-lines': ['error', 150] } },
  {
    files: pure.map((name) => `libs/${name}/src/**/*.ts`),
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: restrict(nodeOnly),
  },
  {
    files: ['libs/bpmn-kernel/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      ...restrict(nodeOnly, anyPackage),
      'no-restricted-globals': [
        'error',
        'Date',
        'performance',
        'setTimeout',
        'setInterval',
        'queueMicrotask',
        'crypto',
        'fetch',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The kernel is deterministic: new keys come from services.' },
      ],
    },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'FunctionDeclaration, ArrowFunctionExpression, ClassDeclaration',
          message: 'Contracts carry types, never behaviour.',
        },
      ],
    },
  },
  {
    files: ['apps/engine/src/**/*.ts'],
    ignores: ['apps/engine/src/{execution,replay,migration,simulation}/**', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@relevo/bpmn-kernel',
              allowTypeImports: true,
              message:
                'The kernel runs in execution, replay, migration and simulation alone; elsewhere import its types.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/{desk,modeler}/src/**/*.{ts,tsx}', 'libs/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts', '**/testing/**/*.ts'],
    rules: {
      'max-lines': ['error', 500],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@nx/enforce-module-boundaries': 'off',
    },
  },
  {
    files: ['test/browser/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...parameterLimits, oneLook] },
  },
  {
    files: ['**/*.mjs', '**/*.config.ts', '**/vite.config.*'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { 'no-restricted-exports': 'off', 'no-console': 'off' },
  },
  { files: ['apps/engine/src/main.ts', 'test/bench/**/*.ts', 'test/support/**/*.ts'], rules: { 'no-console': 'off' } },
  prettier,
);
