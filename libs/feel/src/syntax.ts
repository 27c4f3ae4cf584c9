import { parseExpression, parseUnaryTests } from 'feelin';
import { extensionFunctions } from './functions/extensions.js';
import { syntaxProblem } from './syntax-problem.js';

/** A node of lezer-feel's tree, without what it skips. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly children: readonly SyntaxNode[];
}

/** `position`: characters from the start, counted from 0. `message` is for people. */
export interface SyntaxProblem {
  readonly message: string;
  readonly position: number;
}

/** A condition is written as unary tests are, but has no input (`conditional.hide` of form-js). */
export type Grammar = 'expression' | 'unary-tests' | 'condition';

export type Syntax =
  { readonly ok: true; readonly root: SyntaxNode } | { readonly ok: false; readonly problem: SyntaxProblem };

/** Bounds of a written expression: parsing takes more than linear time in both. */
export const sourceBounds = { characters: 10_000, nesting: 64 } as const;

/** Parses without evaluating. `known` holds names that contain spaces or operators (`Applicant Age - 1`). */
export function parseSyntax(source: string, grammar: Grammar, known: Readonly<Record<string, unknown>> = {}): Syntax {
  const outside = boundProblem(source);
  if (outside) return { ok: false, problem: outside };
  const context = { ...extensionFunctions, ...known };
  const parse = grammar === 'expression' ? parseExpression : parseUnaryTests;
  const tree = parse(readable(source), context, 'camunda');
  const problem = syntaxProblem(tree, source);
  return problem ? { ok: false, problem } : { ok: true, root: readTree(tree, source) };
}

/**
 * lezer-feel 3 knows `list<T>`, but no `range<T>`: it reads the one for the other, one character later. The tree then
 * holds the text as it was written (`values/types.ts` sees the difference).
 */
const readable = (source: string): string =>
  source.replace(/"(?:[^"\\]|\\.)*"|(?<=\bof\s+|list\s*<\s*)range(?=\s*<)/gs, (part) =>
    part === 'range' ? ' list' : part,
  );

function readTree(tree: ReturnType<typeof parseExpression>, source: string): SyntaxNode {
  interface Building extends SyntaxNode {
    readonly children: Building[];
  }
  const root: Building = { name: 'root', from: 0, to: source.length, text: source, children: [] };
  const stack = [root];
  tree.iterate({
    enter: ({ name, from, to, type }) => {
      if (type.isSkipped) return false;
      const node: Building = { name, from, to, text: source.slice(from, to), children: [] };
      stack.at(-1)?.children.push(node);
      stack.push(node);
      return true;
    },
    leave: ({ type }) => {
      if (!type.isSkipped) stack.pop();
    },
  });
  return root.children[0] ?? root;
}

function boundProblem(source: string): SyntaxProblem | null {
  if (source.length > sourceBounds.characters) {
    return {
      message: `Expected an expression of at most ${sourceBounds.characters} characters, but it has ${source.length}. Split it up.`,
      position: sourceBounds.characters,
    };
  }
  const position = tooDeepAt(source);
  if (position < 0) return null;
  return {
    message: `Expected at most ${sourceBounds.nesting} brackets inside each other, but character ${position + 1} opens one more. Split the expression up.`,
    position,
  };
}

function tooDeepAt(source: string): number {
  let depth = 0;
  for (const match of source.matchAll(/"(?:[^"\\]|\\.)*"|[([{]|[)\]}]/gs)) {
    const token = match[0];
    if (token.length > 1) continue;
    depth += '([{'.includes(token) ? 1 : -1;
    if (depth > sourceBounds.nesting) return match.index;
  }
  return -1;
}
