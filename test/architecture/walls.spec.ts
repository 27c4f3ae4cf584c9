import { ESLint } from 'eslint';
import { createProjectGraphAsync } from '@nx/devkit';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** One forbidden import (or global) per wall of docs/architecture.md: file it is added to, and the line. */
const walls: readonly (readonly [wall: string, file: string, code: string])[] = [
  ['kernel: no npm package', 'libs/bpmn-kernel/src/index.ts', "export * from 'rxjs';"],
  ['kernel: no Node', 'libs/bpmn-kernel/src/index.ts', "export * from 'node:crypto';"],
  ['kernel: no feel', 'libs/bpmn-kernel/src/index.ts', "export * from '@relevo/feel';"],
  ['kernel: no itil', 'libs/bpmn-kernel/src/index.ts', "export * from '@relevo/itil';"],
  ['kernel: no clock', 'libs/bpmn-kernel/src/index.ts', 'export const time = Date.now();'],
  ['kernel: no randomness', 'libs/bpmn-kernel/src/index.ts', 'export const dice = Math.random();'],
  ['feel: no kernel', 'libs/feel/src/index.ts', "export * from '@relevo/bpmn-kernel';"],
  ['feel: no Node', 'libs/feel/src/index.ts', "export * from 'node:vm';"],
  ['decisions: no engine', 'libs/decisions/src/index.ts', "export * from '../../../apps/engine/src/main.js';"],
  ['forms: no kernel', 'libs/forms/src/index.ts', "export * from '@relevo/bpmn-kernel';"],
  ['itil: nothing of ours', 'libs/itil/src/index.ts', "export * from '@relevo/bpmn-model';"],
  ['bpmn-model: no kernel', 'libs/bpmn-model/src/index.ts', "export * from '@relevo/bpmn-kernel';"],
  ['bpmn-model: no Nest', 'libs/bpmn-model/src/index.ts', "export * from '@nestjs/common';"],
  ['soundness: no kernel', 'libs/soundness/src/index.ts', "export * from '@relevo/bpmn-kernel';"],
  ['soundness: no package', 'libs/soundness/src/index.ts', "export * from 'rxjs';"],
  ['contracts: nothing', 'libs/contracts/src/index.ts', "export * from '@relevo/feel';"],
  ['contracts: no behaviour', 'libs/contracts/src/index.ts', 'export const answer = () => 42;'],
  ['web: not the engine', 'libs/web/src/index.ts', "export * from '../../../apps/engine/src/main.js';"],
  ['web: no kernel', 'libs/web/src/index.ts', "export * from '@relevo/bpmn-kernel';"],
  ['desk: no kernel', 'apps/desk/src/main.tsx', "export * from '@relevo/bpmn-kernel';"],
  ['desk: no modeler', 'apps/desk/src/main.tsx', "export * from '../../modeler/src/main.js';"],
  ['modeler: no engine', 'apps/modeler/src/main.tsx', "export * from '../../engine/src/main.js';"],
  ['engine: no desk', 'apps/engine/src/main.ts', "export * from '../../desk/src/main.js';"],
  [
    'engine: the kernel only where it runs',
    'apps/engine/src/tickets/tickets.module.ts',
    "export { valueFields } from '@relevo/bpmn-kernel';",
  ],
];

describe('the walls between the projects', () => {
  let eslint: ESLint;

  beforeAll(async () => {
    process.env.NX_DAEMON = 'false';
    await createProjectGraphAsync();
    eslint = new ESLint({ cwd: root });
  });

  it.each(walls)('%s', async (_wall, file, code) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: join(root, file) });

    const refused = (result?.messages ?? []).filter(({ ruleId }) =>
      /enforce-module-boundaries|no-restricted/.test(ruleId ?? ''),
    );
    expect(refused).not.toEqual([]);
  });

  it.each([
    ['feel', 'setTimeout(() => undefined, 1);'],
    ['bpmn-kernel', 'export const env = process.env;'],
    ['decisions', 'export const page = document.title;'],
    ['forms', "export const answer = fetch('/');"],
    ['itil', 'export const page = window.location;'],
    ['bpmn-model', 'export const env = process.env;'],
    ['soundness', 'export const page = window.location;'],
  ])('%s has no host: %s does not compile', (library, code) => {
    const folder = mkdtempSync(join(root, 'libs', library, 'src', 'wall-'));
    try {
      writeFileSync(join(folder, 'forbidden.ts'), `${code}\nexport {};\n`);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: '../../tsconfig.json',
          compilerOptions: { composite: false, noEmit: true, rootDir: '.' },
          include: ['forbidden.ts'],
          references: [],
        }),
      );
      const { status, stdout } = spawnSync('npx', ['tsc', '-p', folder], { cwd: root, encoding: 'utf8' });
      expect(stdout).toMatch(/error TS(2304|2552|2584|2580|2591)/);
      expect(status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
