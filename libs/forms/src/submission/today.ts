import { compileExpression, evaluate, type EvaluationContext } from '@relevo/feel';

const today = compileExpression('today()');

/** Today's date (`2026-03-01`) by the context's clock and zone. */
export function todayIn(context: EvaluationContext): string {
  const outcome = evaluate(today, context);
  return outcome.ok ? String(outcome.value) : '';
}
