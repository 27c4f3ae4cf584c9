import type { TakenFlow, ElementBehavior, NodeOf, Visit } from '../behavior.js';
import { defaultFlow, outgoingOf, verdictOf } from '../flows.js';

/**
 * OMG BPMN 2.0.2 §13.4.2: "the conditions are evaluated in order. The first condition that evaluates to true determines
 * the sequence flow the token is sent to. No more conditions are henceforth evaluated." Each incoming token goes on by
 * itself.
 */
const firstThatHolds = (visit: Visit): readonly TakenFlow[] => {
  const unknown: string[] = [];
  for (const flow of outgoingOf(visit)) {
    if (flow.id === visit.node.defaultFlow) continue;
    const verdict = verdictOf(visit, flow);
    unknown.push(...verdict.unknown);
    if (verdict.holds) return [{ flow, unknownVariables: [...new Set(unknown)] }];
  }
  return defaultFlow(visit, [...new Set(unknown)]);
};

export const exclusiveGateway: ElementBehavior<NodeOf<'exclusiveGateway'>> = {
  enter: () => 'done',
  leave: (visit) => (visit.node.outgoing.length === 0 ? [] : firstThatHolds(visit)),
};
