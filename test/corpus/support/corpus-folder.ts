import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CorpusCase } from './corpus-case.js';

const besideTheCheckout = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'conformance');

/** Where the cases lie that were written elsewhere; a clone on its own has none. */
export const corpusFolder = resolve(process.env['RELEVO_CORPUS'] ?? besideTheCheckout);

export const corpusIsHere = existsSync(corpusFolder);

/** A case with the text of its diagram. */
export interface FiledCase extends CorpusCase {
  readonly xml: (file: string) => string;
}

/** All cases of a part (`bpmn`, `refuse`), in the order of their names. */
export const casesOf = (part: string): readonly FiledCase[] => {
  const folder = join(corpusFolder, part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CorpusCase),
      xml: (file) => readFileSync(join(folder, file), 'utf8'),
    }));
};
