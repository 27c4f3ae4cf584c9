import { compileExpression, compileUnaryTests, evaluateFeel, type CompiledExpression } from '@relevo/feel';
import { called } from '../finding.js';
import type { ExpressionElement } from '../model/elements.js';
import { stopped, type CompileContext, type Logic } from './logic.js';

/** Compiles a literal expression; what is wrong becomes a finding. `where` names its place, e.g. `rule 2, output 1`. */
export function compileText(
  element: ExpressionElement | undefined,
  where: string,
  context: CompileContext,
): CompiledExpression {
  const compiled = compileExpression(element?.text ?? '', context.known, context.types.testOf);
  report(element, compiled, where, context);
  return compiled;
}

/** Compiles a cell; an empty one is `-`. */
export function compileCell(
  element: ExpressionElement | undefined,
  where: string,
  context: CompileContext,
): CompiledExpression | null {
  const text = element?.text?.trim() ?? '';
  if (text === '' || text === '-') return null;
  const compiled = compileUnaryTests(text, context.known);
  report(element, compiled, where, context);
  return compiled;
}

/** DMN 1.5 §7.3.7: the value of one FEEL expression. */
export function literalExpression(element: ExpressionElement, where: string, context: CompileContext): Logic {
  const compiled = compileText(element, where, context);
  const place = `The decision ${called(context.owner)}${where === 'the expression' ? '' : `, ${where}`}`;
  if (element.importedValues) {
    const message = `Expected values inside the file, but ${where} of ${called(context.owner)} imports some. Copy them in.`;
    context.findings.error('unsupported-element', message, context.owner);
  }
  return (scope) => {
    const outcome = evaluateFeel(compiled, scope);
    if (outcome.ok) return outcome.value;
    throw stopped(place, outcome);
  };
}

function report(
  element: ExpressionElement | undefined,
  { problem }: CompiledExpression,
  where: string,
  { owner, findings, expressionLanguage }: CompileContext,
): void {
  const language = element?.expressionLanguage ?? expressionLanguage ?? 'feel';
  if (!/feel/i.test(language)) {
    const message = `Expected FEEL, but ${where} of the decision ${called(owner)} is written in "${language}". Rewrite it.`;
    findings.error('invalid-expression', message, owner);
    return;
  }
  if (!problem) return;
  findings.error('invalid-expression', `${capital(where)} of the decision ${called(owner)}: ${problem.message}`, owner);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
