import type { DecisionOutcome } from '@relevo/bpmn-kernel';
import type { EvaluationContext } from '@relevo/feel';
import type { PublishedDecision } from '../catalogue/catalogue.js';

/** Evaluates the decision that is bound to the caller, or says that there is none. */
export const decide = (
  decisionId: string,
  published: PublishedDecision | null,
  _context: EvaluationContext,
): DecisionOutcome => {
  if (!published) {
    return {
      ok: false,
      code: 'decision-not-found',
      message: `Expected a published decision "${decisionId}", but there is none. Publish it, then retry.`,
    };
  }
  return { ok: false, code: 'decision-failed', message: 'Expected an evaluation, but this release has none yet.' };
};
