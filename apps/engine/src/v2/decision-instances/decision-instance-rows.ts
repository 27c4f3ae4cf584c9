import type { Instant, Key, MadeDecision } from '@relevo/bpmn-kernel';
import type { Statement } from '../../execution/executor.js';
import type { DecisionDetails } from '../../expressions/decision-evaluation.js';

/** Where decisions were made; null through the API. */
export interface MadeAt {
  readonly at: Instant;
  readonly caseKey: Key | null;
  readonly processInstanceKey: Key | null;
  readonly elementKey: Key | null;
}

export interface MadeDecisions {
  readonly evaluationKey: Key;
  readonly evaluated: readonly MadeDecision[];
  readonly details: readonly DecisionDetails[];
  /** Why the last one gave no result. */
  readonly failure?: string;
}

const insert = `INSERT INTO decision_instance (key, evaluation_key, place, root_key, process_instance_key, element_key,
    decision_key, decision_id, name, version, kind, state, failure, at, result, inputs, rules)
  SELECT e.key, $1, e.place, $2, $3, $4, e.decision_key, e.decision_id, e.name, e.version, e.kind,
    CASE WHEN e.failure IS NULL THEN 'evaluated' ELSE 'failed' END, e.failure, $5, e.result, e.inputs, e.rules
  FROM unnest($6::bigint[], $7::integer[], $8::bigint[], $9::text[], $10::text[], $11::integer[], $12::text[],
    $13::text[], $14::jsonb[], $15::jsonb[], $16::jsonb[])
    AS e(key, place, decision_key, decision_id, name, version, kind, failure, result, inputs, rules)`;

/** One row for each decision of a graph. */
export const insertDecisions = (made: MadeDecisions, where: MadeAt): Statement => {
  const { evaluationKey, evaluated, details, failure } = made;
  const rows = evaluated.map((decision, place) => {
    const { result = null, inputs = [], outputs = [] } = details[place] ?? {};
    const rules = decision.rules.map((rule, index) => ({ ...rule, outputs: outputs[index] ?? [] }));
    return { ...decision, place, result, inputs, rules, failure: place === evaluated.length - 1 ? failure : undefined };
  });
  return {
    text: insert,
    values: [
      ...[evaluationKey, where.caseKey, where.processInstanceKey, where.elementKey, where.at],
      rows.map(({ key }) => key),
      rows.map(({ place }) => place),
      rows.map(({ decisionKey }) => decisionKey),
      rows.map(({ decisionId }) => decisionId),
      rows.map(({ name }) => name),
      rows.map(({ version }) => version),
      rows.map(({ kind }) => kind),
      rows.map((row) => row.failure ?? null),
      rows.map(({ result }) => JSON.stringify(result)),
      rows.map(({ inputs }) => JSON.stringify(inputs)),
      rows.map(({ rules }) => JSON.stringify(rules)),
    ],
  };
};
