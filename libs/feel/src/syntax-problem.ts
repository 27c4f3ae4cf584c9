import type { Tree } from '@lezer/common';
import type { SyntaxProblem } from './syntax.js';

/** What people write who know other languages, and what FEEL writes instead. */
const habits: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/==/, 'FEEL compares with a single "=".'],
  [/&&/, 'FEEL writes "and".'],
  [/\|\|/, 'FEEL writes "or".'],
  [/'[^']*'/, 'FEEL writes texts in double quotes.'],
  [/!(?!=)/, 'FEEL writes "not(…)".'],
  [/;/, 'An expression has no ";".'],
  [/\?.*:/, 'FEEL writes "if … then … else …".'],
];

/** The first thing in the tree that is no FEEL, or null. */
export function syntaxProblem(tree: Tree, source: string): SyntaxProblem | null {
  let found: SyntaxProblem | null = null;
  tree.iterate({
    enter: (reference) => {
      if (found) return false;
      if (reference.type.isError) found = describe(reference.from, source);
      else if (reference.name === 'Comparison' && comparesWithTest(reference.node, source)) {
        found = describe(reference.from, source);
      }
      return !found;
    },
  });
  return found;
}

/** `a == 1` parses as `a = (= 1)`: a comparison with a test, which is never meant. */
function comparesWithTest(comparison: Tree['topNode'], source: string): boolean {
  const right = comparison.lastChild;
  const operator = right?.prevSibling;
  if (right?.name !== 'SimplePositiveUnaryTest' || operator?.name !== 'CompareOp') return false;
  return source.slice(operator.from, right.from + 1) === '==';
}

function describe(position: number, source: string): SyntaxProblem {
  const written = source.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  const advice = habits.find(([pattern]) => pattern.test(written))?.[1];
  return { message: `${expectation(position, source)}${advice ? ` ${advice}` : ''}`, position };
}

function expectation(position: number, source: string): string {
  if (source.trim() === '') return 'Expected a FEEL expression, but there is none.';
  const rest = source.slice(position).trimStart();
  if (rest === '') return `Expected a complete FEEL expression, but "${shorten(source)}" ends too early.`;
  const place = source.length - source.slice(position).trimStart().length + 1;
  return `Expected a FEEL expression, but "${shorten(rest)}" at character ${place} does not fit there.`;
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
