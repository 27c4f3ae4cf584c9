import type { SequenceFlow } from '@relevo/bpmn-model';
import { fail } from '../execution/failure.js';
import { label, unknownClause } from '../execution/label.js';
import type { VariableLookup } from '../services.js';
import { compute, shown } from '../variables/expressions.js';
import { lookupFrom } from '../variables/visible.js';
import type { TakenFlow, Visit } from './behavior.js';

export const outgoingOf = ({ execution, element, node }: Visit): readonly SequenceFlow[] => {
  const { flows } = execution.publishedOf(element.processInstanceKey).definition;
  return node.outgoing.map((id) => flows[id]).filter((flow) => flow !== undefined);
};

export interface Verdict {
  readonly holds: boolean;
  readonly unknown: readonly string[];
}

const named = (flow: SequenceFlow): string => (flow.name ? `"${flow.name}" (${flow.id})` : `(${flow.id})`);

const lookupOf = ({ execution, element }: Visit): VariableLookup => lookupFrom(execution.state, element.key);

/** Whether a flow's condition holds; a flow without one is free. Neither true nor false is a fault. */
export const verdictOf = (visit: Visit, flow: SequenceFlow, lookup = lookupOf(visit)): Verdict => {
  if (!flow.condition) return { holds: true, unknown: [] };
  const { execution, node } = visit;
  const subject = { node, what: `the condition of the flow ${named(flow)}` };
  const computed = compute(execution.services, flow.condition, lookup, subject);
  const { value, unknown } = computed;
  if (typeof value === 'boolean') return { holds: value, unknown };
  const because = `"=${flow.condition.source}" gave ${shown(value)}${unknownClause(unknown)}`;
  const message = `Expected ${subject.what} after ${label(node)} to be true or false, but ${because}. Correct the condition or set the variable, then retry.`;
  return fail('condition-not-boolean', message);
};

const noFlow = (visit: Visit): readonly TakenFlow[] =>
  fail(
    'no-flow-taken',
    `Expected one of the conditions after ${label(visit.node)} to hold, but none does and there is no default flow. Set a variable that one of them asks for, then retry, or draw a default flow.`,
  );

/** The default flow, warned of every name that the conditions before it did not know. */
export const defaultFlow = (
  visit: Visit,
  unknownVariables: readonly string[],
  otherwise = noFlow,
): readonly TakenFlow[] => {
  const flow = outgoingOf(visit).find(({ id }) => id === visit.node.defaultFlow);
  return flow ? [{ flow, unknownVariables }] : otherwise(visit);
};

/**
 * How activities and events are left (OMG BPMN 2.0.2 §13.2.1): a token on every outgoing flow that has no condition or
 * whose condition holds; on the default flow too "if and only if" no condition holds. Without outgoing flows the token
 * ends here.
 */
export const leaveByAllThatHold = (visit: Visit): readonly TakenFlow[] => {
  const flows = outgoingOf(visit);
  const unknown: string[] = [];
  let conditionHolds = false;
  const taken = flows.flatMap((flow) => {
    if (flow.id === visit.node.defaultFlow) return [];
    const verdict = verdictOf(visit, flow);
    unknown.push(...verdict.unknown);
    if (flow.condition && verdict.holds) conditionHolds = true;
    return verdict.holds ? [{ flow, unknownVariables: verdict.unknown }] : [];
  });
  if (conditionHolds || flows.length === 0) return taken;
  if (taken.length > 0 && visit.node.defaultFlow === undefined) return taken;
  return [...taken, ...defaultFlow(visit, [...new Set(unknown)])];
};

const allThatHold = (
  visit: Visit,
  flows: readonly SequenceFlow[],
  lookup: VariableLookup,
  otherwise = noFlow,
): readonly TakenFlow[] => {
  const unknown: string[] = [];
  const taken = flows.flatMap((flow) => {
    if (flow.id === visit.node.defaultFlow) return [];
    const verdict = verdictOf(visit, flow, lookup);
    unknown.push(...verdict.unknown);
    return verdict.holds ? [{ flow, unknownVariables: verdict.unknown }] : [];
  });
  return taken.length > 0 ? taken : defaultFlow(visit, [...new Set(unknown)], otherwise);
};

/**
 * How inclusive and complex gateways are left (BPMN 2.0.2, Inclusive Gateway, execution semantics): "those and only
 * those that evaluate to true receive a token. If no condition evaluates to true, and only then, the default Sequence
 * Flow receives a token." A flow without a condition always does.
 */
export const leaveByConditions = (visit: Visit, lookup = lookupOf(visit)): readonly TakenFlow[] => {
  const flows = outgoingOf(visit);
  return flows.length === 0 ? [] : allThatHold(visit, flows, lookup);
};

/** The same for flows alone whose conditions name this; where none does, no token goes on. */
export const leaveByConditionsThatName = (name: string, visit: Visit, lookup: VariableLookup): readonly TakenFlow[] => {
  const word = new RegExp(`\\b${name}\\b`);
  const flows = outgoingOf(visit).filter(({ condition }) => condition && word.test(condition.source));
  return flows.length === 0 ? [] : allThatHold(visit, flows, lookup, () => []);
};

/** Conditions are ignored: parallel and event-based gateways. */
export const leaveByAll = (visit: Visit): readonly TakenFlow[] =>
  outgoingOf(visit).map((flow) => ({ flow, unknownVariables: [] }));
