import { Callable, type Arguments, userFunction } from '../functions/callable.js';
import { builtins } from '../functions/builtins.js';
import { nameOf, normalizeName } from '../names.js';
import { coerceTo, readType, type TypeTest } from '../values/types.js';
import type { SyntaxNode } from '../syntax.js';
import { FeelRange } from 'feelin';
import { includes } from '../values/ranges.js';
import { folded, innerScope, type Closure, type CompileScope, type Env } from './closure.js';
import { compile } from './compile.js';
import { functionOrVariable } from './variable.js';
import { not } from './comparison.js';

/** `target(…)`: null where the target is no function (a range is one: whether it includes the argument). */
export function functionInvocation(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const [target, , parameters] = node.children;
  const args = argumentsOf(parameters, scope, handedTo(target));
  const callee = calleeOf(target, scope);
  if (!args || !callee) return undefined;
  const call: Closure = (env) => invoke(callee(env), args(env), env);
  return node.name === 'DateTimeLiteral' ? folded(call, args) : call;
}

function calleeOf(target: SyntaxNode | undefined, scope: CompileScope): Closure | undefined {
  if (target?.name === 'VariableName') return functionOrVariable(target, scope);
  if (target?.name !== 'SpecialFunctionName' && target?.name !== 'DateTimeConstructor') return compile(target, scope);
  const builtin = builtins.get(target.text.replace(/\s+/g, ' ')) ?? null;
  return () => builtin;
}

function invoke(callee: unknown, args: Arguments, env: Env): unknown {
  if (callee instanceof Callable) return callee.call(args, env);
  if (callee instanceof FeelRange && Array.isArray(args)) return args.length === 1 ? includes(callee, args[0]) : null;
  return null;
}

/** A function that is written takes functions of FEEL by their names (`apply(abs)`); FEEL's own take variables. */
const handedTo =
  (target: SyntaxNode | undefined) =>
  (argument: SyntaxNode | undefined, scope: CompileScope): Closure | undefined =>
    argument?.name === 'VariableName' && target && !builtins.has(nameOf(target))
      ? functionOrVariable(argument, scope)
      : compile(argument, scope);

type ArgumentCompiler = ReturnType<typeof handedTo>;

function argumentsOf(
  parameters: SyntaxNode | undefined,
  scope: CompileScope,
  compileArgument: ArgumentCompiler,
): ((env: Env) => Arguments) | undefined {
  if (parameters?.name === 'PositionalParameters') return positional(parameters, scope, compileArgument);
  if (parameters?.name !== 'NamedParameters') return undefined;
  const named = parameters.children.map(({ children: [name, value] }) => ({
    name: name?.children[0] ? nameOf(name.children[0]) : '',
    value: compileArgument(value, scope),
  }));
  if (!named.every(({ value }) => value !== undefined)) return undefined;
  return (env) => new Map(named.map(({ name, value }) => [name, value?.(env) ?? null]));
}

function positional(
  parameters: SyntaxNode,
  scope: CompileScope,
  compileArgument: ArgumentCompiler,
): ((env: Env) => Arguments) | undefined {
  const values: readonly (Closure | undefined)[] = parameters.children.map((each) => compileArgument(each, scope));
  if (!values.every((each) => each !== undefined)) return undefined;
  return folded((env) => values.map((each) => each(env)), ...values);
}

/** `not(x)` is called so often that it has a closure of its own. */
export function negation(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  const [target, , parameters] = node.children;
  const [only, ...more] = parameters?.children ?? [];
  const plain = target?.name === 'VariableName' && target.text === 'not' && parameters?.name === 'PositionalParameters';
  if (!plain || !only || more.length > 0 || scope.slots.has('not')) return undefined;
  const negand = compile(only, scope);
  return negand && ((env) => not(negand(env)));
}

/** `function(a: number, b) a + b`; one that is `external` is no value of ours. */
export function functionDefinition(node: SyntaxNode, scope: CompileScope): Closure | undefined {
  if (node.children.some(({ name }) => name === 'external')) return () => null;
  const formal = node.children.find(({ name }) => name === 'FormalParameters')?.children ?? [];
  const parameters = formal.filter(({ name }) => name === 'FormalParameter').map((each) => parameterOf(each, scope));
  const body = compile(node.children.find(({ name }) => name === 'FunctionBody')?.children[0], innerScope(scope));
  if (!body) return undefined;
  const names = parameters.map(({ name }) => name);
  return (env) =>
    userFunction(names, (...values) => {
      const bound = parameters.map(({ name, type }, index) => {
        const value = values[index] ?? null;
        return [normalizeName(name), type ? coerceTo(type, value) : value] as const;
      });
      return body({ ...env, locals: { names: new Map(bound), properties: null, outer: env.locals } });
    });
}

function parameterOf(
  { children }: SyntaxNode,
  { types }: CompileScope,
): { readonly name: string; readonly type: TypeTest | null } {
  const name = children.find((child) => child.name === 'ParameterName')?.children[0];
  const type = children.find((child) => child.name === 'Type');
  return { name: name ? nameOf(name) : '', type: type ? readType(type, types) : null };
}
