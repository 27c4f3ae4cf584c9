import { nameOf, normalizeName } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import { arithmetic } from './arithmetic.js';
import type { Closure, Slots } from './closure.js';
import { between, comparisons } from './comparison.js';
import { literal, readText } from './literal.js';
import { path } from './path.js';
import { membership } from './test.js';

type Compiler = (node: SyntaxNode, slots: Slots) => Closure | undefined;

/** What is compiled; a node that is not among these makes its whole expression run in feelin. */
const compilers: Readonly<Record<string, Compiler>> = {
  Expression: (node, slots) => only(node, slots),
  ParenthesizedExpression: (node, slots) => compile(node.children[1], slots),
  VariableName: variable,
  '?': (_node, slots) => slot(slots.get('?')),
  PathExpression: pathExpression,
  ArithmeticExpression: arithmeticExpression,
  Comparison: comparison,
  Conjunction: (node, slots) => logical(node, slots, false),
  Disjunction: (node, slots) => logical(node, slots, true),
  FunctionInvocation: negation,
  IfExpression: ifExpression,
  List: list,
  Context: context,
};

/** Undefined: this expression is feelin's. */
export function compile(node: SyntaxNode | undefined, slots: Slots): Closure | undefined {
  if (!node) return undefined;
  const constant = literal(node);
  if (constant) return () => constant.value;
  return compilers[node.name]?.(node, slots);
}

const slot = (index: number | undefined): Closure | undefined =>
  index === undefined ? undefined : (slots) => slots[index];

const only: Compiler = (node, slots) => (node.children.length === 1 ? compile(node.children[0], slots) : undefined);

function variable(node: SyntaxNode, slots: Slots): Closure | undefined {
  const name = nameOf(node);
  const exact = slots.get(name);
  if (exact !== undefined) return slot(exact);
  const normalized = normalizeName(name);
  return slot([...slots].find(([written]) => normalizeName(written) === normalized)?.[1]);
}

function pathExpression(node: SyntaxNode, slots: Slots): Closure | undefined {
  const target = compile(node.children[0], slots);
  const name = node.children[2];
  if (!target || name?.name !== 'PathName') return undefined;
  const property = nameOf(name);
  return (values) => path(target(values), property);
}

function arithmeticExpression(node: SyntaxNode, slots: Slots): Closure | undefined {
  if (node.children.length === 2) return negative(node, slots);
  const [first, operator, second] = node.children;
  const left = compile(first, slots);
  const right = compile(second, slots);
  const operation = arithmetic(operator?.text ?? '');
  if (!left || !right || !operation) return undefined;
  return (values) => operation(left(values), right(values));
}

function negative(node: SyntaxNode, slots: Slots): Closure | undefined {
  const value = compile(node.children[1], slots);
  const subtract = arithmetic('-');
  if (node.children[0]?.text !== '-' || !value || !subtract) return undefined;
  return (values) => subtract(0, value(values));
}

function comparison(node: SyntaxNode, slots: Slots): Closure | undefined {
  const [first, operator, second] = node.children;
  const left = compile(first, slots);
  if (!left || !operator) return undefined;
  if (operator.name === 'in') return membership(left, node, slots);
  if (operator.name === 'between') return betweenExpression(left, node, slots);
  const right = compile(second, slots);
  const compare = comparisons[operator.text];
  if (operator.name !== 'CompareOp' || !right || !compare || node.children.length !== 3) return undefined;
  return (values) => compare(left(values), right(values));
}

function betweenExpression(value: Closure, node: SyntaxNode, slots: Slots): Closure | undefined {
  const start = compile(node.children[2], slots);
  const end = compile(node.children[4], slots);
  if (!start || !end) return undefined;
  return (values) => {
    const low = start(values);
    const high = end(values);
    return low === null || high === null ? null : between(value(values), low, high);
  };
}

/** DMN 1.3 §10.3.2.10: three-valued; both sides are always evaluated. `decisive` is the value that decides alone. */
function logical(node: SyntaxNode, slots: Slots, decisive: boolean): Closure | undefined {
  const left = compile(node.children[0], slots);
  const right = compile(node.children[2], slots);
  if (!left || !right) return undefined;
  return (values) => {
    const a = left(values);
    const b = right(values);
    if (a === decisive || b === decisive) return decisive;
    return a === !decisive && b === !decisive ? !decisive : null;
  };
}

/** `not(x)` is the one function that is compiled. */
function negation(node: SyntaxNode, slots: Slots): Closure | undefined {
  const [target, , parameters] = node.children;
  if (target?.name !== 'VariableName' || target.text !== 'not' || parameters?.name !== 'PositionalParameters') {
    return undefined;
  }
  const negand = only(parameters, slots);
  if (!negand) return undefined;
  return (values) => {
    const value = negand(values);
    return typeof value === 'boolean' ? !value : null;
  };
}

/** feelin takes everything but false and null for true. */
function ifExpression(node: SyntaxNode, slots: Slots): Closure | undefined {
  const condition = compile(node.children[1], slots);
  const yes = compile(node.children[3], slots);
  const no = compile(node.children[5], slots);
  if (!condition || !yes || !no) return undefined;
  return (values) => {
    const held = condition(values);
    return held !== false && held !== null ? yes(values) : no(values);
  };
}

function list(node: SyntaxNode, slots: Slots): Closure | undefined {
  const elements: readonly (Closure | undefined)[] = node.children
    .slice(1, -1)
    .map((element) => compile(element, slots));
  if (!isComplete(elements)) return undefined;
  return (values) => elements.map((element) => element(values));
}

function context(node: SyntaxNode, slots: Slots): Closure | undefined {
  const entries = node.children.slice(1, -1);
  const names = entries.map(entryName);
  const closures: readonly (Closure | undefined)[] = entries.map((entry) => compile(entry.children[1], slots));
  if (!isComplete(closures) || names.includes('__proto__')) return undefined;
  return (values) => {
    const result: Record<string, unknown> = {};
    closures.forEach((entry, index) => (result[names[index] ?? ''] = entry(values)));
    return result;
  };
}

function entryName(entry: SyntaxNode): string {
  const [name] = entry.children[0]?.children ?? [];
  if (!name) return entry.children[0]?.text ?? '';
  return name.name === 'StringLiteral' ? readText(name.text) : nameOf(name);
}

const isComplete = (closures: readonly (Closure | undefined)[]): closures is readonly Closure[] =>
  closures.every((closure) => closure !== undefined);
