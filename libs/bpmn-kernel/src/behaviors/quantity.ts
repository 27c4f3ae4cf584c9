import { joiningAtGateway } from '../case/schema.js';
import type { Arrival, Join } from './behavior.js';

/** BPMN 2.0.2, Activity: startQuantity "defines the number of tokens that MUST arrive before the Activity can begin". */
export const arriveInQuantity = ({ execution, node, scopeKey }: Arrival): Join => {
  const { elements } = execution.state;
  const place = joiningAtGateway(scopeKey, node.id);
  const missing = (node.startQuantity ?? 1) - 1;
  if (elements.count('joiningGateway', place) < missing) return null;
  const waiting = [...elements.find('joiningGateway', place)].sort((a, b) => a.entered - b.entered);
  return { consumed: waiting.slice(0, missing).map(({ key }) => key) };
};
