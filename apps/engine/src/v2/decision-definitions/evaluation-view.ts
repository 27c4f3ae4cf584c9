import { present, tenantId } from '../wire.js';
import type { MadeDecision } from '@relevo/bpmn-kernel';
import type { DecisionDetails } from '../../expressions/decision-evaluation.js';
import type { DecisionEvaluated } from './decision-evaluations.js';

/** Our kinds of logic in Camunda's words; it has two. */
export const decisionType = (kind: string): string => types[kind] ?? 'UNKNOWN';

const types: Readonly<Record<string, string>> = {
  'decision-table': 'DECISION_TABLE',
  'literal-expression': 'LITERAL_EXPRESSION',
};

/** Values travel as JSON texts. */
const text = (value: unknown): string => JSON.stringify(value ?? null);

type Values = DecisionDetails['inputs'];

export const inputsView = (inputs: Values) =>
  inputs.map(({ id, name, value }) => present({ inputId: id, inputName: name, inputValue: text(value) }));

export const ruleView = (rule: MadeDecision['rules'][number], outputs: Values) =>
  present({
    ruleId: rule.id,
    ruleIndex: rule.index,
    evaluatedOutputs: outputs.map(({ id, name, value }) =>
      present({ outputId: id, outputName: name, outputValue: text(value) }),
    ),
  });

const decisionView = (made: MadeDecision, details: DecisionDetails | undefined) => ({
  decisionDefinitionId: made.decisionId,
  decisionDefinitionName: made.name,
  decisionDefinitionVersion: made.version,
  decisionDefinitionType: decisionType(made.kind),
  output: text(details?.result),
  tenantId,
  matchedRules: made.rules.map((rule, index) => ruleView(rule, details?.outputs[index] ?? [])),
  evaluatedInputs: inputsView(details?.inputs ?? []),
  decisionDefinitionKey: made.decisionKey,
  decisionEvaluationInstanceKey: made.key,
});

/** `EvaluateDecisionResult` of Camunda 8.8. Where nothing failed, `failedDecisionDefinitionId` is empty, as there. */
export const evaluationView = ({ asked, graph, outcome }: DecisionEvaluated): object => ({
  decisionDefinitionId: asked.decision.id,
  decisionDefinitionName: asked.decision.name,
  decisionDefinitionVersion: asked.version,
  decisionRequirementsId: asked.requirements.id,
  output: text(outcome.ok ? outcome.result : null),
  failedDecisionDefinitionId: outcome.ok ? '' : outcome.failedDecisionId,
  failureMessage: outcome.ok ? '' : outcome.message,
  tenantId,
  decisionDefinitionKey: asked.key,
  decisionRequirementsKey: asked.requirements.key,
  decisionInstanceKey: graph.evaluationKey,
  decisionEvaluationKey: graph.evaluationKey,
  evaluatedDecisions: graph.evaluated.map((made, index) => decisionView(made, graph.details[index])),
});
