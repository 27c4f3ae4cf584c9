import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../../execution/executor.js';
import type { DecisionDetails } from '../../expressions/decision-evaluation.js';
import { insertDecisions, type MadeSomewhere } from './decision-instance-rows.js';

type Decided = Extract<CaseEvent, { type: 'DecisionEvaluated' }>;

/** Keeps what business rule tasks decided, for searching. */
export class DecisionProjection implements CaseProjection {
  project(changes: readonly CaseChange[]): readonly Statement[] {
    return insertDecisions(
      changes.flatMap((change) =>
        change.events.flatMap((event) => (event.type === 'DecisionEvaluated' ? rowsOf(event, change) : [])),
      ),
    );
  }
}

const rowsOf = (event: Decided, { caseKey, at }: CaseChange): readonly MadeSomewhere[] => {
  const { evaluationKey, evaluated, details, processInstanceKey, elementKey } = event;
  if (evaluationKey === undefined || evaluated === undefined) return [];
  const made = { evaluationKey, evaluated, details: (details ?? []) as unknown as readonly DecisionDetails[] };
  return [{ made, where: { at, caseKey, processInstanceKey, elementKey } }];
};
