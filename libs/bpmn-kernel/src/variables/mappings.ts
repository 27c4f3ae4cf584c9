import type { Mapping } from '@relevo/bpmn-model';
import type { Visit } from '../behaviors/behavior.js';
import type { Json, Key, Variables } from '../keys.js';
import type { VariableLookup } from '../services.js';
import { checked, propagate, setLocal } from './assign.js';
import { compute } from './expressions.js';
import { ownVariablesOf } from './loop-variables.js';
import { withPath } from './path.js';
import { lookupFrom } from './visible.js';

interface MappingRun {
  readonly mappings: readonly Mapping[];
  readonly kind: 'input' | 'output';
  /** Where sources are looked up, besides the targets of earlier mappings. */
  readonly from: VariableLookup;
  /** What a nested target is merged into. */
  readonly base: VariableLookup;
}

/** Later mappings see the targets of earlier ones. */
const results = ({ execution, node }: Visit, run: MappingRun): Variables => {
  const found = new Map<string, Json>();
  const lookup: VariableLookup = (name) => (found.has(name) ? found.get(name) : run.from(name));
  for (const mapping of run.mappings) {
    const what = `the ${run.kind} mapping to "${mapping.target}"`;
    const { value } = compute(execution.services, mapping.source, lookup, { node, what });
    const [root = mapping.target, ...path] = mapping.target.split('.');
    const base = path.length > 0 ? (found.has(root) ? found.get(root) : run.base(root)) : undefined;
    found.set(root, withPath(base, path, value));
  }
  return checked(execution, Object.fromEntries(found));
};

/** `zeebe:input`: computed outside the element, set inside it. */
export const applyInputs = (visit: Visit): void => {
  const { execution, element, node } = visit;
  if (node.inputs.length === 0) return;
  // An instance of a loop has its loopCounter and input element, what undoes has what it undoes, before any mapping.
  const prepared = element.loop?.kind === 'iteration' || element.compensates !== null;
  const from = lookupFrom(execution.state, prepared ? element.key : element.scopeKey);
  const run: MappingRun = { mappings: node.inputs, kind: 'input', from, base: () => undefined };
  setLocal(execution, element.key, results(visit, run));
};

/**
 * `zeebe:output`: computed inside the element, propagated from the scope around it. What is an instance's own of a
 * multi-instance activity (as its output element) stays its own.
 */
export const applyOutputs = (visit: Visit): void => {
  const { execution, element, node } = visit;
  if (node.outputs.length === 0) return;
  const own = ownVariablesOf(element.loop?.kind === 'iteration' ? node.loop : undefined);
  const from = lookupFrom(execution.state, element.key);
  const around = lookupFrom(execution.state, element.scopeKey);
  const base: VariableLookup = (name) => (own.has(name) ? from(name) : around(name));
  const found = Object.entries(results(visit, { mappings: node.outputs, kind: 'output', from, base }));
  setLocal(execution, element.key, Object.fromEntries(found.filter(([name]) => own.has(name))));
  propagate(execution, element.scopeKey, Object.fromEntries(found.filter(([name]) => !own.has(name))));
};

/** `relevo:ticket.<field>`: merged into the reserved variable `ticket` when the element completes. */
export const applyTicketFields = (visit: Visit): void => {
  const { execution, element, node } = visit;
  const fields = Object.entries(node.ticketFields);
  if (fields.length === 0) return;
  const lookup = lookupFrom(execution.state, element.key);
  const values = fields.map(([field, expression]) => {
    const what = `the ticket field "${field}"`;
    return [field, compute(execution.services, expression, lookup, { node, what }).value] as const;
  });
  setTicketFields(execution, checked(execution, Object.fromEntries(values)));
};

const ticketKey = (execution: Visit['execution']): Key | undefined =>
  execution.state.variables.get(execution.state.caseKey)?.variables['ticket']?.key;

export const setTicketFields = (execution: Visit['execution'], fields: Variables): void =>
  execution.emit({
    type: 'TicketFieldsSet',
    variableKey: ticketKey(execution) ?? execution.services.nextKey(),
    fields,
  });
