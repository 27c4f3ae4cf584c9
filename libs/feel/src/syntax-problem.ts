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
      else if (reference.name === 'SimplePositiveUnaryTest' && isMisplaced(reference.node, source)) {
        found = describe(reference.from, source);
      }
      return !found;
    },
  });
  return found;
}

/** Of what they join, a test (a range) is never one: the result would always be null. */
const joins = new Set(['Conjunction', 'Disjunction', 'ArithmeticExpression', 'IfExpression']);

/**
 * The grammar takes a test for an operand: `a == 1` parses as `a = (= 1)`, `a > > 1` as `a > (> 1)` and
 * `a > 1 and < 5` as `(a > 1) and (< 5)`, which are never meant. Ranges are only equal or not (`a = >= 2`), or in
 * brackets.
 */
function isMisplaced(test: Tree['topNode'], source: string): boolean {
  const { parent, prevSibling: operator, firstChild } = test;
  if (!parent || firstChild?.name !== 'CompareOp') return false;
  if (parent.name !== 'Comparison') return joins.has(parent.name) && !isBranch(operator);
  if (operator?.name !== 'CompareOp') return false;
  const written = source.slice(operator.from, operator.to);
  return /[<>]/.test(written) || source.slice(operator.from, test.from + 1) === '==';
}

/** What `if` yields may be a range; what it asks may not. */
const isBranch = (before: Tree['topNode'] | null) => before?.name === 'then' || before?.name === 'else';

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
