import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../languages/en/index.js';
import { es } from '../languages/es/index.js';

const root = join(import.meta.dirname, '../../../..');

/** Where findings of a draft are made: of diagrams, forms and tables, and of the engine's own check of a bundle. */
const sources = [
  'libs/bpmn-model/src',
  'libs/forms/src/schema',
  'libs/decisions/src',
  'apps/engine/src/catalogue',
  'apps/engine/src/publication',
];

/** When a table is evaluated, not when it is looked at; and the answer's own code. */
const noFindings = ['decision-failed', 'diagram-refused', 'forbidden', 'expression-timeout'];

const quoted = /'([a-z]+(?:-[a-z]+)+|pattern|doctype|unreadable)'/g;

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([whole]) => [...whole.matchAll(quoted)].flatMap(([, code = '']) => code));

/** Codes as they are written: where something is reported, where a rule lists them, and in the closed unions. */
const codesIn = (text: string): readonly string[] => [
  ...matches(text, /\.(?:error|warning)\(\s*'[^']+'/g),
  ...matches(text, /Refused\(\s*'[^']+'/g),
  ...matches(text, /\bcode: '[^']+'/g),
  ...matches(text, /\bcodes: \[[^\]]*\]/g),
  ...matches(text, /type (?:Form|Decision)FindingCode =[^;]*;/g),
];

const codes = new Set(
  sources
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => codesIn(readFileSync(file, 'utf8')))
    .filter((code) => !noFindings.includes(code)),
);

describe('what the checks find', () => {
  it('is found in the sources', () => expect(codes.size).toBeGreaterThan(120));

  it('is said in plain words in both languages, whatever its code', () => {
    const said = (sentences: object) => [...codes].filter((code) => !Object.hasOwn(sentences, code));
    expect({ en: said(en.sentences), es: said(es.sentences) }).toEqual({ en: [], es: [] });
  });

  it('is said without words that only an engine knows', () => {
    const sentences = Object.entries({ ...en.sentences, ...es.sentences });
    const odd = sentences.filter(([, text]) =>
      /zeebe|moddle|isForCompensation|cancelActivity|incoming|outgoing/.test(text),
    );
    expect(odd).toEqual([]);
  });
});
