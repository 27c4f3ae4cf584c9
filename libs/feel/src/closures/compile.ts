import { nameOf, normalizeName } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import { readAny } from '../values/temporal.js';
import { readType } from '../values/types.js';
import { arithmetic, negative } from './arithmetic.js';
import { functionDefinition, functionInvocation, negation } from './call.js';
import { constant, folded, innerScope, type Closure, type CompileScope } from './closure.js';
import { and, between, comparisons, or } from './comparison.js';
import { filterExpression } from './filter.js';
import { literal, readText } from './literal.js';
import { forExpression, quantifiedExpression } from './loops.js';
import { pathTo } from './path.js';
import { interval, membership, simpleTestValue } from './test.js';
import { input, variable } from './variable.js';

type Compiler = (node: SyntaxNode, scope: CompileScope) => Closure | undefined;

const compilers: Readonly<Record<string, Compiler>> = {
  Expression: (node, scope) => only(node, scope),
  FunctionBody: (node, scope) => only(node, scope),
  ParenthesizedExpression: (node, scope) => compile(node.children[1], scope),
  PositiveUnaryTest: (node, scope) => only(node, scope),
  SimplePositiveUnaryTest: simpleTestValue,
  Interval: interval,
  VariableName: variable,
  '?': (_node, scope) => input(scope),
  PathExpression: pathExpression,
  FilterExpression: filterExpression,
  ArithmeticExpression: arithmeticExpression,
  Comparison: comparison,
  Conjunction: (node, scope) => logical(node, scope, and),
  Disjunction: (node, scope) => logical(node, scope, or),
  FunctionInvocation: (node, scope) => negation(node, scope) ?? functionInvocation(node, scope),
  FunctionDefinition: functionDefinition,
  DateTimeLiteral: (node, scope) =>
    node.children.length === 1 ? compile(node.children[0], scope) : functionInvocation(node, scope),
  AtLiteral: atLiteral,
  IfExpression: ifExpression,
  ForExpression: forExpression,
  QuantifiedExpression: quantifiedExpression,
  InstanceOfExpression: instanceOf,
  List: list,
  Context: context,
};

/** Undefined: the grammar has something here that is not executed. */
export function compile(node: SyntaxNode | undefined, scope: CompileScope): Closure | undefined {
  if (!node) return undefined;
  const written = literal(node);
  if (written) return constant(written.value);
  return compilers[node.name]?.(node, scope);
}

const only: Compiler = (node, scope) => (node.children.length === 1 ? compile(node.children[0], scope) : undefined);

function pathExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const target = compile(node.children[0], scope);
  const name = node.children[2];
  if (!target || name?.name !== 'PathName') return undefined;
  const property = pathTo(nameOf(name));
  return (env) => property(target(env));
}

function arithmeticExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  if (node.children.length === 2) {
    const value = compile(node.children[1], scope);
    return node.children[0]?.text === '-' && value ? folded((env) => negative(value(env)), value) : undefined;
  }
  const [first, operator, second] = node.children;
  const left = compile(first, scope);
  const right = compile(second, scope);
  const operation = arithmetic[operator?.text ?? ''];
  if (!left || !right || !operation) return undefined;
  return folded((env) => operation(left(env), right(env)), left, right);
}

function comparison(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const [first, operator, second] = node.children;
  const left = compile(first, scope);
  if (!left || !operator) return undefined;
  if (operator.name === 'in') return membership(left, node, scope);
  if (operator.name === 'between') return betweenExpression(left, node, scope);
  const right = compile(second, scope);
  const compare = comparisons[operator.text];
  if (operator.name !== 'CompareOp' || !right || !compare || node.children.length !== 3) return undefined;
  return (env) => compare(left(env), right(env));
}

function betweenExpression(value: Closure, node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const start = compile(node.children[2], scope);
  const end = compile(node.children[4], scope);
  return start && end && ((env) => between(value(env), start(env), end(env)));
}

/** DMN 1.5 §10.3.2.10: three-valued; both sides are always evaluated. */
function logical(node: SyntaxNode, scope: CompileScope, join: typeof and): Closure | undefined {
  const left = compile(node.children[0], scope);
  const right = compile(node.children[2], scope);
  return left && right && ((env) => join(left(env), right(env)));
}

/** Whatever is not true goes the other way. */
function ifExpression(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const condition = compile(node.children[1], scope);
  const yes = compile(node.children[3], scope);
  const no = compile(node.children[5], scope);
  if (!condition || !yes || !no) return undefined;
  return (env) => (condition(env) === true ? yes(env) : no(env));
}

function atLiteral(node: SyntaxNode): Closure {
  return constant(readAny(readText(node.children.at(-1)?.text ?? '')));
}

function instanceOf(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const value = compile(node.children[0], scope);
  const type = node.children.find(({ name }) => name === 'Type');
  const holds = readType(type, scope.types);
  return value && ((env) => holds(value(env) ?? null));
}

function list(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const elements: readonly (Closure | undefined)[] = node.children
    .slice(1, -1)
    .map((element) => compile(element, scope));
  if (!isComplete(elements)) return undefined;
  return (env) => elements.map((element) => element(env) ?? null);
}

/** An entry may read those before it. Two of one name make no context. */
function context(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const entries = node.children.slice(1, -1);
  const names = entries.map(entryName);
  const closures: readonly (Closure | undefined)[] = entries.map((entry) =>
    compile(entry.children[1], innerScope(scope)),
  );
  if (!isComplete(closures) || names.includes('__proto__')) return undefined;
  if (new Set(names).size < names.length) return () => null;
  return (env) => {
    const result: Record<string, unknown> = {};
    const bound = new Map<string, unknown>();
    const inner = { ...env, locals: { names: bound, properties: null, outer: env.locals } };
    closures.forEach((entry, index) => {
      const name = names[index] ?? '';
      bound.set(normalizeName(name), (result[name] = entry(inner) ?? null));
    });
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
