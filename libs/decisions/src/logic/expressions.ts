import { compileExpression, compileUnaryTests, type CompiledExpression } from '@relevo/feel';
import { called } from '../finding.js';
import type { ExpressionElement } from '../model/elements.js';
import type { CompileContext } from './logic.js';

/** Compiles a literal expression; what is wrong becomes a finding. `where` names its place, e.g. `rule 2, output 1`. */
export function compileText(
  element: ExpressionElement | undefined,
  where: string,
  context: CompileContext,
): CompiledExpression {
  const compiled = compileExpression(element?.text ?? '', context.known);
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
