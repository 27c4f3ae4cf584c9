import type { WorkingCase } from '../case/working-case.js';
import type { Json, Key, Variables } from '../keys.js';
import { TICKET } from '../reducer/variables.js';
import type { VariableLookup } from '../services.js';
import type { VariableScope } from '../state.js';

/** From a scope outwards to the process instance. A called instance does not see its caller's variables. */
export function* scopesFrom(state: WorkingCase, scopeKey: Key): Generator<Key> {
  for (let key: Key | undefined = scopeKey; key; key = state.elements.get(key)?.scopeKey) yield key;
}

const own = (scope: VariableScope | undefined, name: string): Json | undefined =>
  scope && Object.hasOwn(scope.variables, name) ? scope.variables[name]?.value : undefined;

/** `ticket` is the case's own, visible from every instance; every other name is searched from `scopeKey` outwards. */
export const lookupFrom =
  (state: WorkingCase, scopeKey: Key): VariableLookup =>
  (name) => {
    if (name === TICKET) return own(state.variables.get(state.caseKey), TICKET);
    for (const key of scopesFrom(state, scopeKey)) {
      const value = own(state.variables.get(key), name);
      if (value !== undefined) return value;
    }
    return undefined;
  };

/** Variables of one scope alone. */
export const variablesOf = (state: WorkingCase, scopeKey: Key): Variables => {
  const entries = Object.entries(state.variables.get(scopeKey)?.variables ?? {});
  return Object.fromEntries(entries.map(([name, entry]) => [name, entry.value]));
};

/** Everything visible from a scope, inner values before outer ones; without `ticket`. */
export const visibleFrom = (state: WorkingCase, scopeKey: Key): Variables => {
  const scopes = [...scopesFrom(state, scopeKey)].reverse();
  const entries = scopes.flatMap((key) => Object.entries(variablesOf(state, key)));
  // Where the case has its instance's key, `ticket` lies among the instance's own variables.
  return Object.fromEntries(entries.filter(([name]) => name !== TICKET));
};
