import type { DecisionOutcome, Json, Key, MadeDecision } from '@relevo/bpmn-kernel';
import {
  type DecisionEvaluation,
  evaluateDecision,
  type EvaluatedDecision,
  type EvaluatedValue,
} from '@relevo/decisions';
import type { EvaluationContext } from '@relevo/feel';
import type { Catalogue, PublishedDecision } from '../catalogue/catalogue.js';

/** What one decision read and yielded; `outputs` are those of each rule that fired. */
export interface DecisionDetails {
  readonly inputs: readonly EvaluatedValue[];
  readonly outputs: readonly (readonly EvaluatedValue[])[];
  readonly result: Json;
}

export interface EvaluatedDecisions {
  readonly evaluationKey: Key;
  readonly evaluated: readonly MadeDecision[];
  readonly details: readonly DecisionDetails[];
}

/** What an evaluation needs besides the decision. */
export interface Deciding {
  readonly catalogue: Catalogue;
  readonly nextKey: () => Key;
}

/** Evaluates the decision that is bound to the caller, or says that there is none. */
export const decide = (
  decisionId: string,
  published: PublishedDecision | null,
  context: EvaluationContext,
  deciding: Deciding,
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
  if (!evaluation.ok) return { ok: false, code: evaluation.code, message: evaluation.message };
  const { result, matchedRules, inputs } = evaluation;
  const { details, ...graph } = evaluatedGraph(published, evaluation, deciding);
  const kept = details as unknown as Json;
  return { ok: true, decisionKey, decisionId, version, matchedRules, inputs, result, ...graph, details: kept };
};

/** Every decision that was made on the way, with the version that was in force. */
export const evaluatedGraph = (
  asked: PublishedDecision,
  { evaluated }: DecisionEvaluation,
  { catalogue, nextKey }: Deciding,
): EvaluatedDecisions => ({
  evaluationKey: nextKey(),
  evaluated: evaluated.map((made) => {
    const { key: decisionKey, version } = catalogue.decisionBeside(asked.key, made.decisionId) ?? asked;
    return { key: nextKey(), decisionKey, version, ...factsOf(made) };
  }),
  details: evaluated.map(({ evaluatedInputs, rules, result }) => ({
    inputs: evaluatedInputs,
    outputs: rules.map(({ outputs }) => outputs),
    result,
  })),
});

const factsOf = ({ decisionId, decisionName, kind, rules }: EvaluatedDecision) => ({
  decisionId,
  name: decisionName,
  kind,
  rules: rules.map(({ id, index }) => ({ id, index })),
});
