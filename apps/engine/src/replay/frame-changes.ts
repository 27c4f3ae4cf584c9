import type { CaseState, Json, Key } from '@relevo/bpmn-kernel';
import type { VariableChange } from '@relevo/contracts';
import type { StoryFact } from '../tickets/case-story.js';
import { ticketVariable } from '../tickets/derive-ticket.js';

const ticketScope = 'ticket';

/** A process or an element by its id: what people find on the diagram. */
const scopeName = (state: CaseState, scopeKey: Key): string => {
  if (scopeKey === state.caseKey) return ticketScope;
  return state.instances.get(scopeKey)?.bpmnProcessId ?? state.elements.get(scopeKey)?.elementId ?? scopeKey;
};

const valueBefore = (state: CaseState, scopeKey: Key, name: string): Json | undefined => {
  const variables = state.variables.get(scopeKey)?.variables;
  return variables && Object.hasOwn(variables, name) ? variables[name]?.value : undefined;
};

/** A value that was set to what it was, or from nothing to null, is no change to look at. */
const isVisible = ({ before, after, erased }: VariableChange): boolean =>
  erased || JSON.stringify(before ?? null) !== JSON.stringify(after);

/** What an event changes in the variables of the state before it. */
export const changesOf = (fact: StoryFact, state: CaseState): readonly VariableChange[] =>
  allChanges(fact, state).filter(isVisible);

const allChanges = ({ event, erased }: StoryFact, state: CaseState): readonly VariableChange[] => {
  if (event.type === 'VariableSet') {
    const before = valueBefore(state, event.scopeKey, event.name);
    const scope = scopeName(state, event.scopeKey);
    return [{ scope, name: event.name, before, after: event.value, erased: erased('value') }];
  }
  if (event.type !== 'TicketFieldsSet' || event.fields === null) return [];
  const ticket = ticketVariable(state);
  return Object.entries(event.fields).map(([name, after]) => ({
    ...{ scope: ticketScope, name, before: ticket[name], after },
    erased: erased('fields'),
  }));
};
