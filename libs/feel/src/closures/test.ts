import { FeelRange } from 'feelin';
import type { SyntaxNode } from '../syntax.js';
import { kindOf } from '../values/kinds.js';
import { includes, rangeOf } from '../values/ranges.js';
import { innerScope, withName, type Closure, type CompileScope, type Env } from './closure.js';
import { comparisons, not, or } from './comparison.js';
import { compile } from './compile.js';
import { equal } from './equality.js';

/** One test of a value: yes, no or not to be said. */
type Test = (value: unknown, env: Env) => boolean | null;

/** `value in tests` (DMN 1.5 §10.3.2.7): true where one holds. */
export function membership(value: Closure, node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const written = node.children[3] ?? node.children[2];
  const tests = testsOf(written, scope);
  if (!tests) return undefined;
  return (env) => {
    const probe = value(env) ?? null;
    return anyHolds(tests, probe, env);
  };
}

/** A cell of a decision table (`"a", "b"`, `not(< 5)`, `-`) as a closure that yields true, false or null. */
export function unaryTests(root: SyntaxNode, scope: CompileScope): Closure | undefined {
  if (root.children.length === 1 && root.children[0]?.name === 'Wildcard') return () => true;
  const negated = root.children[0]?.name === 'not';
  const tests = testsOf(
    root.children.find(({ name }) => name === 'PositiveUnaryTests'),
    scope,
  );
  const place = scope.slots.get('?') ?? -1;
  if (!tests) return undefined;
  return (env) => {
    const result = anyHolds(tests, env.slots[place] ?? null, env);
    return negated ? not(result) : result;
  };
}

function anyHolds(tests: readonly Test[], value: unknown, env: Env): boolean | null {
  let result: boolean | null = false;
  for (const test of tests) {
    result = or(result, test(value, env));
    if (result === true) break;
  }
  return result;
}

function testsOf(written: SyntaxNode | undefined, scope: CompileScope): readonly Test[] | undefined {
  if (!written) return undefined;
  const nodes = written.name === 'PositiveUnaryTests' ? written.children : [written];
  const tests = nodes.map((node) => testOf(node, scope));
  return tests.length > 0 && tests.every((test) => test !== undefined) ? tests : undefined;
}

function testOf(node: SyntaxNode, scope: CompileScope): Test | undefined {
  const inner = node.name === 'PositiveUnaryTest' ? node.children[0] : node;
  if (!inner) return undefined;
  if (inner.name === 'SimplePositiveUnaryTest' && inner.children[0]?.name === 'CompareOp') {
    return comparisonTest(inner, scope);
  }
  const nested = inner.children[1];
  if (inner.name === 'ParenthesizedExpression' && nested?.name === 'SimplePositiveUnaryTest')
    return testOf(nested, scope);
  return expressionTest(inner, scope);
}

function comparisonTest(node: SyntaxNode, scope: CompileScope): Test | undefined {
  const endpoint = compile(node.children[1], scope);
  const compare = comparisons[node.children[0]?.text ?? ''];
  return endpoint && compare && ((value, env) => compare(value, endpoint(env) ?? null));
}

/** An expression is a test by itself where it reads `?` or says yes or no by its form; else the value must be its. */
function expressionTest(node: SyntaxNode, scope: CompileScope): Test | undefined {
  const readsInput = reads(node, '?');
  const closure = compile(node, readsInput ? innerScope(scope) : scope);
  if (!closure) return undefined;
  const says = readsInput || isPredicate(node);
  return (value, env) => {
    const result = closure(readsInput ? withName(env, '?', value) : env) ?? null;
    if (typeof result === 'boolean' && (says || asResult(node, value, scope))) return result;
    return says && result === null ? null : matches(value, result);
  };
}

const asResult = (node: SyntaxNode, value: unknown, scope: CompileScope) =>
  !scope.slots.has('?') || (node.name !== 'BooleanLiteral' && value !== null && typeof value !== 'boolean');

const predicates = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'FunctionInvocation',
]);

const isPredicate = (node: SyntaxNode): boolean =>
  node.name === 'ParenthesizedExpression'
    ? node.children[1] !== undefined && isPredicate(node.children[1])
    : predicates.has(node.name);

const reads = (node: SyntaxNode, name: string): boolean =>
  node.name === name || node.children.some((child) => reads(child, name));

/** Equal to it, inside it (a range), or one of it (a list); values of other types are simply others. */
function matches(value: unknown, expected: unknown): boolean | null {
  if (expected instanceof FeelRange)
    return kindOf(value) === 'range' ? isEqual(value, expected) : includes(expected, value);
  if (!Array.isArray(expected)) return isEqual(value, expected);
  if (Array.isArray(value) && isEqual(value, expected)) return true;
  return expected.some((each) => (each instanceof FeelRange ? includes(each, value) === true : isEqual(value, each)));
}

const isEqual = (left: unknown, right: unknown) => equal(left, right) === true;

/** `(< 5)` or `[1..3]` as a value: a range. */
export function simpleTestValue(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const [first, second] = node.children;
  if (first?.name === 'Interval') return interval(first, scope);
  const endpoint = compile(second, scope);
  if (first?.name !== 'CompareOp' || !endpoint) return undefined;
  const included = first.text.endsWith('=');
  const ends = {
    '<': (end: unknown) => rangeOf({ start: null, end, startIncluded: false, endIncluded: included }),
    '>': (start: unknown) => rangeOf({ start, end: null, startIncluded: included, endIncluded: false }),
    '=': (value: unknown) => rangeOf({ start: value, end: value, startIncluded: true, endIncluded: true }),
  }[first.text.charAt(0)];
  return ends && ((env) => ends(endpoint(env) ?? null));
}

export function interval(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const [open, first, , second, close] = node.children;
  const start = compile(first, scope);
  const end = compile(second, scope);
  if (!start || !end) return undefined;
  const startIncluded = open?.text === '[';
  const endIncluded = close?.text === ']';
  return (env) => rangeOf({ start: start(env), end: end(env), startIncluded, endIncluded });
}
