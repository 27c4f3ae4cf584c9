import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { type DecisionEvaluation, evaluateDecision } from '@relevo/decisions';
import { actorOf, type Identity } from '../../access/identity.js';
import { Catalogue, type PublishedDecision } from '../../catalogue/catalogue.js';
import { Clock } from '../../clock/clock.js';
import { EngineError } from '../../errors/engine-error.js';
import { evaluatedGraph, type EvaluatedDecisions } from '../../expressions/decision-evaluation.js';
import { ZONE } from '../../expressions/engine-kernel-services.js';
import { InstallationGuard } from '../../expressions/installation-guard.js';
import { Keys } from '../../keys/keys.js';
import { requireRight } from '../v2-rights.js';
import { DecisionRecords } from './decision-records.js';
import { evaluationView } from './evaluation-view.js';
import type { EvaluationRequest } from './evaluation-request.js';

export interface DecisionEvaluated {
  readonly asked: PublishedDecision;
  readonly graph: EvaluatedDecisions;
  readonly outcome: DecisionEvaluation;
}

/** Decisions asked for through the API, outside any case: each is recorded in the stream of its decision. */
@Injectable()
export class DecisionEvaluations {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly guard: InstallationGuard,
    private readonly keys: Keys,
    private readonly records: DecisionRecords,
  ) {}

  /** A decision that fails is an answer (200) that names the one that failed and why, as in Camunda 8.8. */
  async evaluate(identity: Identity, request: EvaluationRequest): Promise<object> {
    requireRight(identity, 'evaluate decisions');
    await this.catalogue.reload();
    const asked = this.#asked(request);
    const variables = request.variables ?? {};
    const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    const now = this.clock.now();
    const outcome = evaluateDecision(asked.decision, { lookup, now, zone: ZONE, guard: this.guard });
    await this.keys.reserve(outcome.evaluated.length + 1);
    const { catalogue, keys } = this;
    const graph = evaluatedGraph(asked, outcome, { catalogue, nextKey: () => keys.nextKey() });
    const evaluated = { asked, graph, outcome };
    await this.records.keep(actorOf(identity), evaluated, { variables, now });
    return evaluationView(evaluated);
  }

  #asked({ decisionDefinitionId, decisionDefinitionKey }: EvaluationRequest): PublishedDecision {
    const found = decisionDefinitionKey
      ? this.catalogue.decision(decisionDefinitionKey as Key)
      : this.catalogue.latestDecision(decisionDefinitionId ?? '');
    if (found) return found;
    const named = decisionDefinitionKey ? `key ${decisionDefinitionKey}` : `id "${decisionDefinitionId ?? ''}"`;
    throw new EngineError(
      'not-found',
      `Expected a published decision, but there is none with the ${named}. Search for the one you mean, or deploy it.`,
    );
  }
}
