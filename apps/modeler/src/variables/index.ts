import { ZeebeVariableResolverModule } from '@bpmn-io/variable-resolver';
import { offerTicketInFeel } from './ticket-in-feel.js';
import { VariablesAt } from './variables-at.js';

/** What is known at a point of the flow. Others inject `variablesAt`. */
export const variablesModule = {
  __depends__: [ZeebeVariableResolverModule],
  __init__: ['ticketInFeel'],
  ticketInFeel: ['factory', offerTicketInFeel],
  variablesAt: ['type', VariablesAt],
};
