import { called } from '../finding.js';
import type * as dmn from '../model/elements.js';
import { boxedContext, boxedList, relation } from './collections.js';
import { boxedFilter, conditional, forIterator, quantifier } from './iterators.js';
import { decisionTable } from './decision-table.js';
import { literalExpression } from './expressions.js';
import { boxedFunction, invocation } from './functions.js';
import type { CompileContext, Logic } from './logic.js';

/** The part of a boxed expression that has its own name in messages. */
type Compiler = (element: never, where: string, context: CompileContext) => Logic;

/** Every boxed expression of DMN 1.5 (§7 to §10.2), by its element. */
const compilers: Readonly<Record<string, Compiler>> = {
  'dmn:LiteralExpression': literalExpression satisfies (
    e: dmn.ExpressionElement,
    w: string,
    c: CompileContext,
  ) => Logic,
  'dmn:DecisionTable': decisionTable,
  'dmn:Context': boxedContext,
  'dmn:List': boxedList,
  'dmn:Relation': relation,
  'dmn:Invocation': invocation,
  'dmn:FunctionDefinition': boxedFunction,
  'dmn:Conditional': conditional,
  'dmn:Filter': boxedFilter,
  'dmn:For': forIterator,
  'dmn:Every': quantifier,
  'dmn:Some': quantifier,
};

/** What a kind of logic is called outside: `decision-table`, `literal-expression`, … */
export const kindOfLogic = (element: dmn.ExpressionElement | undefined): string =>
  (element?.$type ?? 'none')
    .replace(/^dmn:/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

/** Compiles any boxed expression; its value is of the type that it names, else null. Findings say what is refused. */
export function boxedExpression(
  element: dmn.ExpressionElement | undefined,
  where: string,
  context: CompileContext,
): Logic {
  const { owner, findings, types } = context;
  const compiler = element && compilers[element.$type];
  if (!compiler) {
    const found = element ? `is a ${element.$type.replace(/^dmn:/, '')}` : 'is empty';
    const message = `Expected an expression of DMN, but ${where} of ${called(owner)} ${found}. Fill it in, or take it out.`;
    findings.error(element ? 'unsupported-element' : 'missing-logic', message, owner);
    return () => null;
  }
  const logic = compiler(element as never, where, context);
  const { typeRef } = element;
  return typeRef === undefined ? logic : (scope) => types.coerce(logic(scope), typeRef, scope);
}
