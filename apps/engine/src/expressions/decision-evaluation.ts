import type { DecisionOutcome } from '@relevo/bpmn-kernel';
import { evaluateDecision } from '@relevo/decisions';
import type { EvaluationContext } from '@relevo/feel';
import type { PublishedDecision } from '../catalogue/catalogue.js';

/** Evaluates the decision that is bound to the caller, or says that there is none. */
export const decide = (
  decisionId: string,
  published: PublishedDecision | null,
  context: EvaluationContext,
): DecisionOutcome => {
  if (!published) {
    return {
      ok: false,
      code: 'decision-not-found',
      message: 'no decision is published under that id: publish it, or name another',
    };
  }
  const { key: decisionKey, version, decision } = published;
  const evaluation = evaluateDecision(decision, context);
  if (!evaluation.ok) return evaluation;
  const { result, matchedRules, inputs } = evaluation;
  return { ok: true, decisionKey, decisionId, version, matchedRules, inputs, result };
};
