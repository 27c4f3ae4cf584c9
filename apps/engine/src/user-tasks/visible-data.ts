import type { CaseState, Json, Key, UserTask } from '@relevo/bpmn-kernel';
import type { Values } from '@relevo/contracts';

const valueIn = (state: CaseState, scopeKey: Key, name: string): Json | undefined => {
  const variables = state.variables.get(scopeKey)?.variables;
  return variables && Object.hasOwn(variables, name) ? variables[name]?.value : undefined;
};

function* scopesFrom(state: CaseState, innermost: Key): Generator<Key> {
  for (let key: Key | undefined = innermost; key; key = state.elements.get(key)?.scopeKey) yield key;
}

/** A variable as a task sees it, from the inside out; `ticket` is the case's own. */
const visible = (state: CaseState, task: UserTask, name: string): Json | undefined => {
  if (name === 'ticket') return valueIn(state, state.caseKey, name);
  for (const scope of scopesFrom(state, task.elementKey)) {
    const value = valueIn(state, scope, name);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** Only what the form names leaves the engine. */
export const visibleData = (state: CaseState, task: UserTask, names: Iterable<string>): Values => {
  const found = [...new Set(names)].map((name) => [name, visible(state, task, name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Values;
};
