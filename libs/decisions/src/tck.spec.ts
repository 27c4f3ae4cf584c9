import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { unguarded } from '@relevo/feel';
import { SaxesParser } from 'saxes';
import { evaluateDecision } from './evaluate-decision.js';
import { parseDecisions } from './parse-decisions.js';

const corpus = join(process.env.RELEVO_CORPUS ?? resolve(import.meta.dirname, '../../../../shared/conformance'), 'dmn');
const folders = existsSync(corpus) ? readdirSync(corpus) : [];

if (folders.length === 0) {
  process.stdout.write(`The DMN cases are skipped: there is no folder ${corpus} (RELEVO_CORPUS names another).\n`);
  it.skip('the DMN TCK', () => undefined);
}

/** The TCK gives decimals with 15 digits; ours are doubles. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 8);
  else expect(actual).toEqual(expected);
}

async function decisionsOf(folder: string) {
  const parsed = await parseDecisions(readFileSync(join(corpus, folder, `${folder}.dmn`), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.decisions;
}

for (const folder of folders) describe(folder, () => runFolder(folder));

function runFolder(folder: string): void {
  const tests = readdirSync(join(corpus, folder)).filter((file) => file.endsWith('.xml'));
  const cases = tests.flatMap((file) => readTckCases(readFileSync(join(corpus, folder, file), 'utf8')));

  it.each(cases)('case $id', async ({ inputs, expected }) => {
    const decisions = await decisionsOf(folder);
    for (const [name, result] of Object.entries(expected)) {
      const decision = decisions.find((candidate) => candidate.name === name);
      if (!decision) throw new Error(`no decision ${name}`);
      const context = { lookup: (input: string) => inputs[input], now: 0, zone: 'UTC', guard: unguarded };
      const outcome = evaluateDecision(decision, context);
      if (!outcome.ok) throw new Error(outcome.message);
      expectEqual(outcome.result, result);
    }
  });
}

/** A test of the DMN TCK: inputs by name, and the expected result of each named decision. */
interface TckCase {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function readTckCases(xml: string): readonly TckCase[] {
  return childrenOf(readXml(xml), 'testCase').map((testCase) => ({
    id: testCase.attributes.id ?? '',
    inputs: named(childrenOf(testCase, 'inputNode')),
    expected: Object.fromEntries(
      childrenOf(testCase, 'resultNode').map((node) => [
        node.attributes.name ?? '',
        valueOf(childrenOf(node, 'expected')[0]),
      ]),
    ),
  }));
}

function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

function named(elements: readonly Element[]): Record<string, unknown> {
  return Object.fromEntries(elements.map((element) => [element.attributes.name ?? '', valueOf(element)]));
}

function valueOf(element: Element | undefined): unknown {
  if (!element) return null;
  const [list] = childrenOf(element, 'list');
  if (list) return childrenOf(list, 'item').map(valueOf);
  const components = childrenOf(element, 'component');
  if (components.length > 0) return named(components);
  const [value] = childrenOf(element, 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return null;
  const type = value.attributes['xsi:type'];
  if (type === 'xsd:boolean') return value.text.trim() === 'true';
  return type === 'xsd:decimal' || type === 'xsd:double' ? Number(value.text) : value.text;
}

function readXml(xml: string): Element {
  const stack: Element[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => {
    const element = stack.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => stack.pop());
  parser.write(xml).close();
  const [root] = stack[0]?.children ?? [];
  if (!root) throw new Error('no test cases');
  return root;
}
