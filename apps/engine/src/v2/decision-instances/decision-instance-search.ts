import type { DecisionDetails } from '../../expressions/decision-evaluation.js';
import { decisionType, inputsView, ruleView } from '../decision-definitions/evaluation-view.js';
import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly evaluation_key: string;
  readonly decision_key: string;
  readonly decision_id: string;
  readonly name: string;
  readonly version: number;
  readonly kind: string;
  readonly state: 'evaluated' | 'failed';
  readonly failure: string | null;
  readonly at: string;
  readonly result: unknown;
  readonly process_instance_key: string | null;
  readonly element_key: string | null;
  readonly definition_key: string | null;
}

interface WholeRow extends Row {
  readonly inputs: DecisionDetails['inputs'];
  readonly rules: readonly (Parameters<typeof ruleView>[0] & { readonly outputs: DecisionDetails['inputs'] })[];
}

const type = `(CASE i.kind WHEN 'decision-table' THEN 'DECISION_TABLE'
  WHEN 'literal-expression' THEN 'LITERAL_EXPRESSION' ELSE 'UNKNOWN' END)`;

const columns = `i.key, i.evaluation_key, i.decision_key, i.decision_id, i.name, i.version, i.kind, i.state, i.failure,
  i.at, i.result, i.process_instance_key, i.element_key, p.definition_key`;

const view = (row: Row) =>
  present({
    decisionEvaluationInstanceKey: row.key,
    decisionEvaluationKey: row.evaluation_key,
    state: row.state === 'failed' ? 'FAILED' : 'EVALUATED',
    evaluationDate: isoDate(Number(row.at)),
    evaluationFailure: row.failure,
    decisionDefinitionKey: row.decision_key,
    decisionDefinitionId: row.decision_id,
    decisionDefinitionName: row.name,
    decisionDefinitionVersion: row.version,
    decisionDefinitionType: decisionType(row.kind),
    result: JSON.stringify(row.result),
    processDefinitionKey: row.definition_key,
    processInstanceKey: row.process_instance_key,
    elementInstanceKey: row.element_key,
    tenantId,
  });

/** Decisions that were made, with what they looked at only where one is asked for alone. */
export const decisionInstances: SearchResource<Row, object> = {
  name: 'decision instances',
  select: columns,
  from: 'decision_instance i LEFT JOIN process_instance p ON p.key = i.process_instance_key',
  fields: {
    decisionEvaluationInstanceKey: { sql: 'i.key', kind: 'key' },
    decisionEvaluationKey: { sql: 'i.evaluation_key', kind: 'key' },
    state: { sql: 'i.state', kind: 'text', values: { EVALUATED: 'evaluated', FAILED: 'failed' } },
    evaluationFailure: { sql: 'i.failure', kind: 'text' },
    evaluationDate: { sql: 'i.at', kind: 'instant' },
    decisionDefinitionKey: { sql: 'i.decision_key', kind: 'key' },
    decisionDefinitionId: { sql: 'i.decision_id', kind: 'text' },
    decisionDefinitionName: { sql: 'i.name', kind: 'text' },
    decisionDefinitionVersion: { sql: 'i.version', kind: 'integer' },
    decisionDefinitionType: { sql: type, kind: 'text' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    processInstanceKey: { sql: 'i.process_instance_key', kind: 'key' },
    elementInstanceKey: { sql: 'i.element_key', kind: 'key' },
    tenantId: tenantField,
  },
  tieBreak: ['i.at', 'i.evaluation_key', 'i.place'],
  view,
};

export const wholeDecisionInstances: SearchResource<WholeRow, object> = {
  ...decisionInstances,
  select: `${columns}, i.inputs, i.rules`,
  view: (row) => ({
    ...view(row),
    evaluatedInputs: inputsView(row.inputs),
    matchedRules: row.rules.map((rule) => ruleView(rule, rule.outputs)),
  }),
};
