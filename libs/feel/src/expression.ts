import type { Closure, CompileScope, Env } from './closures/closure.js';
import { compile } from './closures/compile.js';
import { unaryTests } from './closures/test.js';
import { FeelTimeout, type FeelGuard } from './guard.js';
import { toJson, type Json } from './json.js';
import { readNames } from './names.js';
import type { TypesByName } from './values/types.js';
import { unknownFunction } from './parse.js';
import { parseSyntax, type Grammar, type SyntaxNode, type SyntaxProblem } from './syntax.js';

/** Parsed once; evaluated any number of times. */
export interface CompiledExpression {
  readonly source: string;
  readonly grammar: Grammar;
  /** Variables that it reads. */
  readonly names: readonly string[];
  /** Names in filters: an element's property, or else a variable. */
  readonly filterNames: readonly string[];
  /** What is wrong with it: then every evaluation fails with this message. */
  readonly problem: SyntaxProblem | null;
  /** Absent where there is a problem. */
  readonly closure: Closure | undefined;
  /** It loops or calls: it runs behind the guard. */
  readonly guarded: boolean;
  /** Names known when it was compiled, as a context whose values are contexts of names or null. */
  readonly known: KnownNames;
}

/** Names that hold spaces or operators are read as names only where they are known (DMN 1.3 §10.3.1.4). */
export type KnownNames = Readonly<Record<string, unknown>>;

export interface EvaluationContext {
  /** Undefined where no visible scope has the variable. Values are JSON; `evaluateFeel` takes FEEL values too. */
  readonly lookup: (name: string) => unknown;
  /** Epoch milliseconds; what `now()` and `today()` read. */
  readonly now: number;
  /** IANA name of the zone of `now()` and `today()`. */
  readonly zone: string;
  readonly guard: FeelGuard;
}

export interface EvaluationFailure {
  readonly ok: false;
  readonly code: 'expression-failed' | 'expression-timeout';
  readonly message: string;
  readonly unknown: readonly string[];
}

/** `unknown`: names it reads that `lookup` did not know. */
export type Evaluation<Value = Json> =
  { readonly ok: true; readonly value: Value; readonly unknown: readonly string[] } | EvaluationFailure;

const inputName = '?';

/** Compiles a FEEL expression, without its leading `=`; `types`: those beyond FEEL's own. Never throws: see `problem`. */
export function compileExpression(source: string, known: KnownNames = {}, types?: TypesByName): CompiledExpression {
  return compileSource(source, 'expression', { known, types });
}

/** Compiles the cell of a decision table. Never throws: see `problem`. */
export function compileUnaryTests(source: string, known: KnownNames = {}): CompiledExpression {
  return compileSource(source, 'unary-tests', { known });
}

/** Compiles a condition: unary tests without an input. Never throws: see `problem`. */
export function compileCondition(source: string, known: KnownNames = {}): CompiledExpression {
  return compileSource(source, 'condition', { known });
}

interface Names {
  readonly known: KnownNames;
  readonly types?: TypesByName | undefined;
}

function compileSource(source: string, grammar: Grammar, { known, types }: Names): CompiledExpression {
  const base = { source, grammar, known, names: [], filterNames: [], closure: undefined, guarded: false };
  const syntax = parseSyntax(source, grammar, known);
  if (!syntax.ok) return { ...base, problem: syntax.problem };
  const { variables, inFilters, unknownFunctions } = readNames(syntax.root, Object.keys(known));
  const [called] = unknownFunctions;
  if (called) return { ...base, problem: { message: unknownFunction(called.name), position: called.position } };
  const input = grammar === 'unary-tests' ? [inputName] : [];
  const slots = new Map([...variables, ...inFilters, ...input].map((name, index) => [name, index]));
  const closure = closureOf(syntax.root, grammar, { slots, inner: false, types });
  const problem = closure ? null : { message: `Expected a FEEL expression, but "${source}" is none.`, position: 0 };
  const guarded = isCostly(syntax.root, slots);
  return { ...base, names: variables, filterNames: inFilters, problem, closure, guarded };
}

const closureOf = (root: SyntaxNode, grammar: Grammar, scope: CompileScope) =>
  grammar === 'expression' ? compile(root, scope) : unaryTests(root, scope);

const costly = new Set(['ForExpression', 'QuantifiedExpression', 'FilterExpression', 'FunctionDefinition']);

/** Functions that look at their arguments once, at most: the guard would cost far more than they do. */
const quick = new Set([
  ...['not', 'now', 'today', 'is defined', 'get or else', 'is empty', 'is blank', 'count'],
  ...['contains', 'starts with', 'ends with', 'string length', 'upper case', 'lower case', 'abs', 'floor', 'ceiling'],
]);

/** What may take more than time that grows with its text: loops, filters and calls, but for those of quick functions. */
const isCostly = (node: SyntaxNode, variables: ReadonlyMap<string, number>): boolean =>
  costly.has(node.name) ||
  (node.name === 'FunctionInvocation' && !isQuick(node.children[0]?.text ?? '', variables)) ||
  node.children.some((child) => isCostly(child, variables));

/** A variable of that name may be another function. */
const isQuick = (name: string, variables: ReadonlyMap<string, number>) => quick.has(name) && !variables.has(name);

/** The value as JSON. Never throws. */
export function evaluate(compiled: CompiledExpression, context: EvaluationContext): Evaluation {
  return run(compiled, context, { convert: toJson });
}

/** Whether `input` passes the tests; what cannot be said is no. Never throws. */
export function evaluateUnaryTests(
  compiled: CompiledExpression,
  input: unknown,
  context: EvaluationContext,
): Evaluation<boolean> {
  return run(compiled, context, { input, convert: (value) => value === true });
}

/** The FEEL value itself: dates stay dates. For decisions, whose steps read each other. Never throws. */
export function evaluateFeel(compiled: CompiledExpression, context: EvaluationContext): Evaluation<unknown> {
  return run(compiled, context, { convert: (value) => value ?? null });
}

interface Run<Value> {
  readonly input?: unknown;
  readonly convert: (value: unknown) => Value;
}

/** Whether a condition holds; null is no. Never throws. */
export function evaluateCondition(compiled: CompiledExpression, context: EvaluationContext): Evaluation<boolean> {
  return run(compiled, context, { convert: (value) => value === true });
}

function run<Value>(
  compiled: CompiledExpression,
  context: EvaluationContext,
  { input = null, convert }: Run<Value>,
): Evaluation<Value> {
  const found = compiled.names.map((name) => context.lookup(name));
  const unknown = compiled.names.filter((_name, index) => found[index] === undefined);
  if (compiled.problem) {
    return { ok: false, code: 'expression-failed', message: compiled.problem.message, unknown };
  }
  try {
    const values = found.map((value) => value ?? null);
    return { ok: true, value: convert(compute(compiled, context, { values, input })), unknown };
  } catch (error) {
    return { ok: false, ...describe(error, compiled), unknown };
  }
}

interface Inputs {
  readonly values: readonly unknown[];
  readonly input: unknown;
}

function compute(compiled: CompiledExpression, context: EvaluationContext, { values, input }: Inputs): unknown {
  const { closure, filterNames, grammar, guarded } = compiled;
  if (!closure) return null;
  const inFilters = filterNames.map((name) => context.lookup(name) ?? null);
  const slots = [...values, ...inFilters, ...(grammar === 'unary-tests' ? [input] : [])];
  const env: Env = { slots, locals: null, now: context.now, zone: context.zone };
  return guarded ? context.guard.run(() => closure(env)) : closure(env);
}

function describe(error: unknown, { source }: CompiledExpression): Pick<EvaluationFailure, 'code' | 'message'> {
  if (error instanceof FeelTimeout) {
    const message = `Expected "${source}" to be evaluated within ${error.milliseconds} ms (limit expressionTime), but it was still running. Simplify it; long loops and regular expressions are the usual cause.`;
    return { code: 'expression-timeout', message };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'expression-failed', message: `Expected "${source}" to yield a value, but ${reason}.` };
}
