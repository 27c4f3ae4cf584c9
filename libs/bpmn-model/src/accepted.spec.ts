import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from './compile-diagram.js';

const corpus = process.env['RELEVO_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/conformance');
const folder = join(corpus, 'bpmn');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bpmn')) : [];
if (files.length === 0)
  process.stderr.write(`Skipped the accepted diagrams: no corpus at ${corpus} (set RELEVO_CORPUS).\n`);

const whenPresent = files.length > 0 ? describe : describe.skip;

whenPresent('diagrams of the corpus that keep every rule', () => {
  it.each(files.length > 0 ? files : ['none'])('%s compiles', async (file) => {
    const compilation = await compileDiagram(readFileSync(join(folder, file), 'utf8'));
    const findings = compilation.ok ? [] : compilation.findings;
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
