import type { ElementId, FlowId } from '@relevo/bpmn-model';
import { joiningAtGateway } from '../../case/schema.js';
import type { Key } from '../../keys.js';
import { waysTo, type WaysTo } from '../../reachability/reachability.js';
import type { ElementInstance } from '../../state.js';
import { countWaiting, type GatewayPlace } from './waiting-tokens.js';

const comesBy = (start: ElementId, flows: readonly FlowId[], ways: WaysTo): boolean =>
  flows.some((flow) => ways.get(flow)?.has(start));

/**
 * Whether a join must wait for a token (OMG issue BPMN2-289; BPMN 2.0.2, Inclusive Gateway, execution semantics): there
 * is a path of sequence flows that starts where a token is, ends with an incoming flow that has none and does not visit
 * the gateway, but no such path from the same start ends with an incoming flow that has one (`served`). A token that is
 * stuck in a fault is a token.
 */
export const isTokenExpected = (
  { execution, node, processInstanceKey }: GatewayPlace & { readonly processInstanceKey: Key },
  served: ReadonlySet<FlowId>,
  elsewhere: Iterable<Pick<ElementInstance, 'elementId'>>,
): boolean => {
  const missing = node.incoming.filter((flow) => !served.has(flow));
  if (missing.length === 0) return false;
  const ways = waysTo(execution.publishedOf(processInstanceKey).definition, node.id);
  const filled = [...served];
  for (const { elementId } of elsewhere) {
    if (comesBy(elementId, missing, ways) && !comesBy(elementId, filled, ways)) return true;
  }
  return false;
};

/**
 * Rows of a complex gateway that waits for reset are its state and no tokens: they have gone on in its first phase. The
 * one that resets has come by no flow.
 */
const remembers = ({ execution, scopeKey }: GatewayPlace, { type, state, elementId }: ElementInstance): boolean => {
  if (type !== 'complexGateway' || state !== 'active') return false;
  const rows = [...execution.state.elements.find('openGateway', joiningAtGateway(scopeKey, elementId))];
  return rows.some((row) => row.state === 'active' && row.flowId === null);
};

/** All tokens of the gateway's scope but those that wait at it. */
export function* tokensElsewhere(place: GatewayPlace): Generator<ElementInstance> {
  const { execution, node, scopeKey } = place;
  if (countWaiting(place) === execution.state.elements.count('scope', scopeKey)) return;
  for (const token of execution.state.elements.find('scope', scopeKey)) {
    const waitsHere = token.elementId === node.id && (token.state === 'joining' || token.state === 'active');
    if (!waitsHere && !remembers(place, token)) yield token;
  }
}
