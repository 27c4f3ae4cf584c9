import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/identity.js';
import { Database } from '../../database/database.js';
import { History } from '../../history/history.js';
import { insertDecisions } from '../decision-instances/decision-instance-rows.js';
import type { DecisionEvaluated } from './decision-evaluations.js';

/** Which of the fields of `DecisionEvaluated` are values; the rest are ids, names of the model and times. */
const valueFields = { DecisionEvaluated: ['details', 'variables', 'failure'] } as const;

/** Keeps what was decided outside any case: in the stream of its decision, and for searching. */
@Injectable()
export class DecisionRecords {
  constructor(
    private readonly database: Database,
    private readonly history: History,
  ) {}

  async keep(
    actor: Actor,
    { asked, graph, outcome }: DecisionEvaluated,
    { variables, now }: { readonly variables: object; readonly now: number },
  ): Promise<void> {
    const failure = outcome.ok ? {} : { failure: outcome.message };
    const event = { type: 'DecisionEvaluated', decisionKey: asked.key, ...graph, variables, ...failure };
    const where = { at: now, caseKey: null, processInstanceKey: null, elementKey: null };
    const rows = insertDecisions([{ made: { ...graph, ...failure }, where }]);
    await this.database.transaction(async (tx) => {
      await tx.queryAll(rows);
      await this.history.append(tx, {
        stream: `decision:${asked.decision.id}`,
        actor,
        command: 'EvaluateDecision',
        at: now,
        events: [event as never],
        valueFields,
      });
    });
  }
}
