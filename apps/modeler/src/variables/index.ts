import { ZeebeVariableResolverModule } from '@bpmn-io/variable-resolver';
import { VariablesAt } from './variables-at.js';

/** What is known at a point of the flow. Others inject `variablesAt`. */
export const variablesModule = {
  __depends__: [ZeebeVariableResolverModule],
  variablesAt: ['type', VariablesAt],
};
