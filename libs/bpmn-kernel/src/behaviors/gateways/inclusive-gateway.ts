import type { ElementBehavior, Join, NodeOf, Visit } from '../behavior.js';
import { leaveByConditions } from '../flows.js';
import { isTokenExpected, tokensElsewhere } from './expected.js';
import { firstOfEach } from './waiting-tokens.js';

type InclusiveGateway = NodeOf<'inclusiveGateway'>;

/**
 * BPMN 2.0.2, Inclusive Gateway, execution semantics: opens when at least one incoming flow has a token and none is
 * expected on those without; "a token is consumed from each incoming Sequence Flow that has a token".
 */
const settle = (visit: Visit<InclusiveGateway>): Join => {
  const { execution, element, node } = visit;
  const { scopeKey, processInstanceKey } = element;
  const place = { execution, node, scopeKey, processInstanceKey };
  const waiting = firstOfEach(place, node.incoming);
  // The token that came first speaks for all that wait here.
  if (waiting.some(({ entered }) => entered < element.entered)) return null;
  const served = new Set(waiting.flatMap(({ flowId }) => flowId ?? []));
  if (isTokenExpected(place, served, tokensElsewhere(place))) return null;
  return { consumed: waiting.flatMap(({ key }) => (key === element.key ? [] : key)) };
};

export const inclusiveGateway: ElementBehavior<InclusiveGateway> = {
  arrive: ({ node }) => (node.incoming.length > 1 ? null : { consumed: [] }),
  settle,
  enter: () => 'done',
  leave: (visit) => leaveByConditions(visit),
};
