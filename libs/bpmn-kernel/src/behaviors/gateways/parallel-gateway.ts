import { joiningAt, joiningAtGateway } from '../../case/schema.js';
import type { ElementInstance } from '../../state.js';
import type { Arrival, ElementBehavior, Join, NodeOf } from '../behavior.js';
import { leaveByAll } from '../flows.js';

type ParallelGateway = NodeOf<'parallelGateway'>;

const firstOf = (tokens: Iterable<ElementInstance>): ElementInstance | undefined => {
  let first: ElementInstance | undefined;
  for (const token of tokens) if (!first || token.entered < first.entered) first = token;
  return first;
};

/**
 * OMG BPMN 2.0.2 §13.4.1: "The Parallel Gateway is activated if there is at least one token on each incoming Sequence
 * Flow. [It] consumes exactly one token from each incoming Sequence Flow" — the first that came; excess tokens stay.
 * So a token opens the join exactly if it is the first on its own flow and every other flow has one.
 */
const arrive = ({ execution, node, scopeKey, flow }: Arrival<ParallelGateway>): Join => {
  const { elements } = execution.state;
  if (elements.count('joining', joiningAt(scopeKey, node.id, flow.id)) > 0) return null;
  if (elements.count('joiningGateway', joiningAtGateway(scopeKey, node.id)) < node.incoming.length - 1) return null;
  const others = node.incoming.filter((id) => id !== flow.id);
  const places = others.map((id) => joiningAt(scopeKey, node.id, id));
  if (places.some((place) => elements.count('joining', place) === 0)) return null;
  return { consumed: places.flatMap((place) => firstOf(elements.find('joining', place))?.key ?? []) };
};

export const parallelGateway: ElementBehavior<ParallelGateway> = {
  arrive: (arrival) => (arrival.node.incoming.length > 1 ? arrive(arrival) : { consumed: [] }),
  enter: () => 'done',
  leave: leaveByAll,
};
