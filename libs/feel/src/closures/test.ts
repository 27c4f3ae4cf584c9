import { FeelRange } from 'feelin';
import type { SyntaxNode } from '../syntax.js';
import type { Closure, Slots } from './closure.js';
import { comparisons, requireEndpoint } from './comparison.js';
import { compile } from './compile.js';
import { equal, jsonType } from './equality.js';

/** What a positive unary test yields: a range, a comparison, a boolean, a list of values or one value. */
type Test = FeelRange | ((value: unknown) => boolean | null) | unknown;

/** `value in tests` (DMN 1.3 §10.3.2.7). */
export function membership(value: Closure, node: SyntaxNode, slots: Slots): Closure | undefined {
  const written = node.children[3] ?? node.children[2];
  const several = written?.name === 'PositiveUnaryTests';
  const tests = (several ? written.children : [written]).map((test) => positiveTest(test, slots));
  if (!tests.every((test) => test !== undefined)) return undefined;
  return (values) => {
    const probe = value(values);
    const results = tests.map((test) => test(values));
    return isMember(probe, several ? results : results[0]);
  };
}

function isMember(value: unknown, tests: Test): boolean | null {
  if (tests === null) return null;
  let unknown = false;
  for (const test of Array.isArray(tests) ? tests : [tests]) {
    const result = holds(test, value);
    if (result === true) return true;
    if (result === null && (test instanceof FeelRange || typeof test === 'function')) unknown = true;
  }
  return unknown ? null : false;
}

/** A cell of a decision table (`"a", "b"`, `not(< 5)`, `-`) as a closure that yields true or false. */
export function unaryTests(root: SyntaxNode, slots: Slots): Closure | undefined {
  if (root.children.length === 1 && root.children[0]?.name === 'Wildcard') return () => true;
  const negated = root.children[0]?.name === 'not';
  const written = root.children.find(({ name }) => name === 'PositiveUnaryTests');
  const tests = written?.children.map((test) => positiveTest(test, slots)) ?? [];
  const input = slots.get('?') ?? -1;
  if (tests.length === 0 || !tests.every((test) => test !== undefined)) return undefined;
  return (values) => {
    const value = values[input] ?? null;
    const results = tests.map((test) => test(values));
    return results.some((result) => satisfies(result, value)) !== negated;
  };
}

function satisfies(test: Test, value: unknown): boolean {
  if (Array.isArray(test)) return test.includes(value);
  return typeof test === 'boolean' ? test : holds(test, value) === true;
}

function holds(test: Test, value: unknown): boolean | null {
  if (typeof test === 'function') return (test as (value: unknown) => boolean | null)(value);
  return test instanceof FeelRange ? test.includes(value) : equal(test, value);
}

function positiveTest(node: SyntaxNode | undefined, slots: Slots): Closure | undefined {
  const inner = node?.name === 'PositiveUnaryTest' ? node.children[0] : node;
  if (inner?.name === 'SimplePositiveUnaryTest') return simpleTest(inner, slots);
  const closure = compile(inner, slots);
  const input = slots.get('?');
  if (!inner || !closure || input === undefined || !isBoolean(inner)) return closure;
  return (values) => closure(values) === values[input];
}

/** Where feelin infers a boolean from the syntax, it compares with the input instead of taking it as the result. */
function isBoolean(node: SyntaxNode): boolean {
  if (node.name === 'BooleanLiteral') return true;
  const operands = operandsOf(node);
  return operands.length > 0 && operands.every(isBoolean);
}

function operandsOf({ name, children }: SyntaxNode): readonly SyntaxNode[] {
  if (name === 'ParenthesizedExpression') return children.slice(1, 2);
  if (name === 'ArithmeticExpression') return children.filter((child) => child.name !== 'ArithOp');
  return name === 'IfExpression' ? children.filter((_child, index) => index === 3 || index === 5) : [];
}

function simpleTest(node: SyntaxNode, slots: Slots): Closure | undefined {
  const [first, second] = node.children;
  if (first?.name === 'Interval') return interval(first, slots);
  const endpoint = compile(second, slots);
  const compare = comparisons[first?.text ?? ''];
  if (first?.name !== 'CompareOp' || !endpoint || !compare) return undefined;
  if (first.text === '=' || first.text === '!=') {
    return (values) => {
      const right = endpoint(values);
      return (value: unknown) => compare(value, right);
    };
  }
  const included = first.text.endsWith('=');
  return first.text.startsWith('>')
    ? (values) => range(endpoint(values), null, included, false)
    : (values) => range(null, endpoint(values), false, included);
}

function interval(node: SyntaxNode, slots: Slots): Closure | undefined {
  const [open, first, , second, close] = node.children;
  const start = compile(first, slots);
  const end = compile(second, slots);
  if (!start || !end) return undefined;
  return (values) => {
    const from = start(values);
    const to = end(values);
    return range(from, to, from !== null && open?.text === '[', to !== null && close?.text === ']');
  };
}

function range(start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): FeelRange {
  const ends = [start, end].filter((endpoint) => endpoint !== null);
  ends.forEach(requireEndpoint);
  const types = new Set(ends.map(jsonType));
  if (types.size > 1) throw new Error('the endpoints of a range are of different types');
  const valueType = [...types][0] ?? null;
  return new FeelRange({ start, end, 'start included': startIncluded, 'end included': endIncluded, valueType });
}
