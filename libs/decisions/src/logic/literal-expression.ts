import { evaluateFeel } from '@relevo/feel';
import { called } from '../finding.js';
import type { ExpressionElement } from '../model/elements.js';
import { compileText } from './expressions.js';
import { failed, type CompileContext, type Logic } from './logic.js';

/** DMN 1.3 §7.3.7: the value of one FEEL expression. */
export function literalExpression(element: ExpressionElement, context: CompileContext): Logic {
  const compiled = compileText(element, 'the expression', context);
  const where = `The decision ${called(context.owner)}`;
  return {
    evaluate: (evaluation) => {
      const outcome = evaluateFeel(compiled, evaluation);
      return outcome.ok ? { ok: true, value: outcome.value, matchedRules: [], inputs: {} } : failed(where, outcome);
    },
  };
}
