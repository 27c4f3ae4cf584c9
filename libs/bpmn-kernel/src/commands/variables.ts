import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import type { Key } from '../keys.js';
import { propagate, setLocal } from '../variables/assign.js';
import { setTicketFields } from '../variables/mappings.js';
import { accepted, found, type CommandHandlers } from './handler.js';

const checkScope = ({ state }: Execution, scopeKey: Key): void => {
  if (scopeKey === state.caseKey && !state.instances.has(scopeKey)) {
    refuse(
      'reserved-variable',
      `Expected a process instance or element, but ${scopeKey} is the case, which holds the ticket alone. Set ticket fields instead.`,
    );
  }
  const instance = state.instances.get(scopeKey);
  if (instance && instance.state !== 'active') {
    refuse('wrong-state', `Expected an active process instance, but ${scopeKey} is ${instance.state} already.`);
  }
  if (!instance) found(state.elements.get(scopeKey), 'a process instance or element instance', scopeKey);
};

export const variableHandlers: CommandHandlers<'SetVariables' | 'SetTicketFields'> = {
  SetVariables: (execution, { scopeKey, variables, local }) => {
    checkScope(execution, scopeKey);
    accepted(execution, variables);
    if (local) setLocal(execution, scopeKey, variables);
    else propagate(execution, scopeKey, variables);
  },
  SetTicketFields: (execution, { fields }) => setTicketFields(execution, accepted(execution, fields)),
};
