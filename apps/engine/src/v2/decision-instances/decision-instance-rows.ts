import type { Instant, Key, MadeDecision } from '@relevo/bpmn-kernel';
import { bulkInsert } from '../../database/bulk-insert.js';
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

export interface MadeSomewhere {
  readonly made: MadeDecisions;
  readonly where: MadeAt;
}

const insertRows = bulkInsert('decision_instance', {
  key: 'bigint',
  evaluation_key: 'bigint',
  place: 'integer',
  root_key: 'bigint',
  process_instance_key: 'bigint',
  element_key: 'bigint',
  decision_key: 'bigint',
  decision_id: 'text',
  name: 'text',
  version: 'integer',
  kind: 'text',
  state: 'text',
  failure: 'text',
  at: 'bigint',
  result: 'jsonb',
  inputs: 'jsonb',
  rules: 'jsonb',
});

/** One row for each decision of each graph. */
export const insertDecisions = (all: readonly MadeSomewhere[]): Statement[] => insertRows(all.flatMap(rowsOf));

const rowsOf = ({ made: { evaluationKey, evaluated, details, failure }, where }: MadeSomewhere) =>
  evaluated.map((decision, place) => {
    const { result = null, inputs = [], outputs = [] } = details[place] ?? {};
    const failed = place === evaluated.length - 1 ? (failure ?? null) : null;
    return {
      key: decision.key,
      evaluation_key: evaluationKey,
      place,
      root_key: where.caseKey,
      process_instance_key: where.processInstanceKey,
      element_key: where.elementKey,
      decision_key: decision.decisionKey,
      decision_id: decision.decisionId,
      name: decision.name,
      version: decision.version,
      kind: decision.kind,
      state: failed === null ? 'evaluated' : 'failed',
      failure: failed,
      at: where.at,
      result,
      inputs,
      rules: decision.rules.map((rule, index) => ({ ...rule, outputs: outputs[index] ?? [] })),
    };
  });
