import { callFunction, feelFunction, type KnownNames } from '@relevo/feel';
import { called } from '../finding.js';
import type { FunctionElement, InvocationElement } from '../model/elements.js';
import { boxedExpression } from './boxed-expression.js';
import { withNames, type CompileContext, type Logic, type Scope } from './logic.js';

/** DMN 1.5, boxed invocation: a function, each parameter bound to an expression. */
export function invocation(element: InvocationElement, where: string, context: CompileContext): Logic {
  const callee = boxedExpression(element.calledFunction, `the function of ${where}`, context);
  const bindings = (element.binding ?? []).map(({ parameter, bindingFormula }) => {
    const name = parameter?.name ?? '';
    return { name, value: boxedExpression(bindingFormula, `parameter "${name}" of ${where}`, context) };
  });
  return (scope) =>
    callFunction(callee(scope), new Map(bindings.map(({ name, value }) => [name, value(scope)])), scope);
}

/** A function as a value; its body sees what surrounds it. */
export function boxedFunction(element: FunctionElement, where: string, context: CompileContext): Logic {
  const compiled = functionBody(element, where, context);
  return compiled ? (scope) => functionValue(compiled, scope) : () => null;
}

export interface CompiledBody {
  readonly parameters: readonly { readonly name: string; readonly typeRef: string | undefined }[];
  readonly body: Logic;
  readonly context: CompileContext;
}

/** Null, with a finding, for functions in other languages (Java, PMML). */
export function functionBody(element: FunctionElement, where: string, context: CompileContext): CompiledBody | null {
  const { owner, findings, types } = context;
  const { kind = 'FEEL', formalParameter = [], body } = element;
  if (kind !== 'FEEL') {
    const message = `Expected a function in FEEL, but ${where} of ${called(owner)} is one in ${kind}, which is not executed. Rewrite it.`;
    findings.error('unsupported-element', message, owner);
    return null;
  }
  const parameters = formalParameter.map(({ name = '', typeRef }) => ({ name, typeRef }));
  const known: KnownNames = {
    ...context.known,
    ...Object.fromEntries(parameters.map(({ name, typeRef }) => [name, types.shape(typeRef)])),
  };
  return { parameters, body: boxedExpression(body, where, { ...context, known }), context };
}

/** A FEEL function; arguments that do not have their parameter's type are null. */
export function functionValue({ parameters, body, context: { types } }: CompiledBody, scope: Scope): unknown {
  const names = parameters.map(({ name }) => name);
  return feelFunction(names, (...values) => {
    const bound = parameters.map(
      ({ name, typeRef }, index) => [name, types.coerce(values[index], typeRef, scope)] as const,
    );
    return body(withNames(scope, new Map(bound)));
  });
}
