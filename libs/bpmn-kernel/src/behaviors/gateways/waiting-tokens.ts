import type { FlowId, FlowNode } from '@relevo/bpmn-model';
import { joiningAt, joiningAtGateway } from '../../case/schema.js';
import type { Execution } from '../../execution/execution.js';
import type { Key } from '../../keys.js';
import type { ElementInstance } from '../../state.js';

/** One gateway in one instance of its scope. */
export interface GatewayPlace {
  readonly execution: Execution;
  readonly node: FlowNode;
  readonly scopeKey: Key;
}

const firstOf = (tokens: Iterable<ElementInstance>): ElementInstance | undefined => {
  let first: ElementInstance | undefined;
  for (const token of tokens) if (!first || token.entered < first.entered) first = token;
  return first;
};

const firstWaiting = ({ execution, scopeKey, node }: GatewayPlace, flow: FlowId): ElementInstance | undefined =>
  firstOf(execution.state.elements.find('joining', joiningAt(scopeKey, node.id, flow)));

/** One waiting token of each of these flows that has one: the first that came; excess tokens stay. */
export const firstOfEach = (place: GatewayPlace, flows: readonly FlowId[]): readonly ElementInstance[] =>
  flows.flatMap((flow) => firstWaiting(place, flow) ?? []);

/** Tokens on all incoming flows together. */
export const countWaiting = ({ execution, scopeKey, node }: GatewayPlace): number =>
  execution.state.elements.count('joiningGateway', joiningAtGateway(scopeKey, node.id));
