import type { WorkingCase } from '../case/working-case.js';
import type { Json, Key, Variables } from '../keys.js';
import { changesNothing, type Appliers } from './appliers.js';

/** The variable that only ticket commands write; it lies in the case's own scope. */
export const TICKET = 'ticket';

const write = (state: WorkingCase, scopeKey: Key, name: string, entry: { key: Key; value: Json }): void => {
  const document = state.variables.get(scopeKey)?.variables ?? {};
  state.variables.put({ scopeKey, variables: { ...document, [name]: entry } });
};

const ticketOf = (state: WorkingCase): Variables => {
  const ticket = state.variables.get(state.caseKey)?.variables[TICKET]?.value;
  return ticket !== null && typeof ticket === 'object' && !Array.isArray(ticket) ? (ticket as Variables) : {};
};

export const variableAppliers: Appliers<'VariableSet' | 'TicketFieldsSet' | 'DecisionEvaluated'> = {
  VariableSet: (state, event) =>
    write(state, event.scopeKey, event.name, { key: event.variableKey, value: event.value }),
  TicketFieldsSet: (state, event) =>
    write(state, state.caseKey, TICKET, { key: event.variableKey, value: { ...ticketOf(state), ...event.fields } }),
  DecisionEvaluated: changesNothing,
};
