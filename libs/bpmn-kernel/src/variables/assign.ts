import type { Execution } from '../execution/execution.js';
import { fail } from '../execution/failure.js';
import type { Json, Key, Variables } from '../keys.js';
import { TICKET } from '../reducer/variables.js';
import type { Limits } from '../services.js';
import type { ElementInstance } from '../state.js';
import { fits, MAX_NESTING } from './size.js';
import { scopesFrom } from './visible.js';

export interface VariableProblem {
  readonly code: 'reserved-variable' | 'variable-too-large';
  readonly message: string;
}

/** Why a variable may not have this value; null when it may. */
export const problemOf = (name: string, value: Json, limits: Limits): VariableProblem | null => {
  if (name === TICKET) {
    const message = `Expected another name than "${TICKET}", but that is reserved for the ticket's own fields. Set ticket fields by relevo:ticket.<field>, or choose another name.`;
    return { code: 'reserved-variable', message };
  }
  if (fits(value, limits.variableSize)) return null;
  const message = `Expected the variable "${name}" to have at most ${limits.variableSize} characters of JSON and ${MAX_NESTING} levels (limit variableSize), but it has more. Keep the large part elsewhere and store a reference.`;
  return { code: 'variable-too-large', message };
};

/** Computed values must be checked before they are set: a bad one is a fault. */
export const checked = (execution: Execution, variables: Variables): Variables => {
  for (const [name, value] of Object.entries(variables)) {
    const problem = problemOf(name, value, execution.services.limits);
    if (problem) fail(problem.code, problem.message);
  }
  return variables;
};

const set = (execution: Execution, scopeKey: Key, name: string, value: Json): void => {
  const { state, services } = execution;
  const document = state.variables.get(scopeKey)?.variables;
  const known = document && Object.hasOwn(document, name) ? document[name] : undefined;
  execution.emit({
    type: 'VariableSet',
    scopeKey,
    processInstanceKey: state.elements.get(scopeKey)?.processInstanceKey ?? scopeKey,
    name,
    variableKey: known?.key ?? services.nextKey(),
    value,
  });
};

/** Sets variables in this very scope. */
export const setLocal = (execution: Execution, scopeKey: Key, variables: Variables): void => {
  for (const [name, value] of Object.entries(variables)) set(execution, scopeKey, name, value);
};

/** Sets each variable in the innermost scope that has it, seen from `scopeKey`; a new one in the process instance. */
export const propagate = (execution: Execution, scopeKey: Key, variables: Variables): void => {
  const { state } = execution;
  const scopes = [...scopesFrom(state, scopeKey)];
  const root = scopes.at(-1) ?? scopeKey;
  for (const [name, value] of Object.entries(variables)) {
    const home = scopes.find((key) => Object.hasOwn(state.variables.get(key)?.variables ?? {}, name));
    set(execution, home ?? root, name, value);
  }
};

/**
 * Variables that an element's completion brings (job, task, message, called instance, script, decision). With output
 * mappings they stay local and only what is mapped goes on; without, all of them propagate.
 */
export const bring = (execution: Execution, element: ElementInstance, variables: Variables): void => {
  if (execution.nodeOf(element).outputs.length > 0) setLocal(execution, element.key, variables);
  else propagate(execution, element.key, variables);
};
